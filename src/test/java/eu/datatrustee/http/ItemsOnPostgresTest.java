package eu.datatrustee.http;

@OnPostgres
class ItemsOnPostgresTest extends ItemsContract {}
