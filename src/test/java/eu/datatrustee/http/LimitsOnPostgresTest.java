package eu.datatrustee.http;

@OnPostgres
class LimitsOnPostgresTest extends LimitsContract {}
