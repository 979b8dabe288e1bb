package eu.datatrustee.http;

@OnPostgres
class EndingsOnPostgresTest extends EndingsContract {}
