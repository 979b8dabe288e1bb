package eu.datatrustee.http;

@OnPostgres
class AtOnceOnPostgresTest extends AtOnceContract {}
