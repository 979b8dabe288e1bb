package eu.datatrustee.http;

@OnPostgres
class FiveHundredOnPostgresTest extends FiveHundredContract {}
