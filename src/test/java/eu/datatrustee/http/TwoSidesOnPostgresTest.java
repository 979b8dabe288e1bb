package eu.datatrustee.http;

@OnPostgres
class TwoSidesOnPostgresTest extends TwoSidesContract {}
