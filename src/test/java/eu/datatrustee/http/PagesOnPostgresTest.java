package eu.datatrustee.http;

@OnPostgres
class PagesOnPostgresTest extends PagesContract {}
