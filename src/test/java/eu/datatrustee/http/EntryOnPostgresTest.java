package eu.datatrustee.http;

@OnPostgres
class EntryOnPostgresTest extends EntryContract {}
