package eu.datatrustee.http;

@OnPostgres
class ForCustomersOnPostgresTest extends ForCustomersContract {}
