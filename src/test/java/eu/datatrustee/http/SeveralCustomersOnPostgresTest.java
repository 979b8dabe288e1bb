package eu.datatrustee.http;

@OnPostgres
class SeveralCustomersOnPostgresTest extends SeveralCustomersContract {}
