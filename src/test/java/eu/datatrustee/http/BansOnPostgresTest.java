package eu.datatrustee.http;

@OnPostgres
class BansOnPostgresTest extends BansContract {}
