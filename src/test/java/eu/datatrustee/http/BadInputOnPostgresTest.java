package eu.datatrustee.http;

@OnPostgres
class BadInputOnPostgresTest extends BadInputContract {}
