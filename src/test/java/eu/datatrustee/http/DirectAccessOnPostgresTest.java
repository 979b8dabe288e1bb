package eu.datatrustee.http;

@OnPostgres
class DirectAccessOnPostgresTest extends DirectAccessContract {}
