package eu.datatrustee.http;

@OnPostgres
class ThirdPartyOnPostgresTest extends ThirdPartyContract {}
