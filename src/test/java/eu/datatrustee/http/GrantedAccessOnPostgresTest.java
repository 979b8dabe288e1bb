package eu.datatrustee.http;

@OnPostgres
class GrantedAccessOnPostgresTest extends GrantedAccessContract {}
