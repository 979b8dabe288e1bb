package eu.datatrustee.http;

@OnPostgres
class AccountOnPostgresTest extends AccountContract {}
