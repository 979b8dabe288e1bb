package eu.datatrustee.http;

@OnPostgres
class LaterChecksOnPostgresTest extends LaterChecksContract {}
