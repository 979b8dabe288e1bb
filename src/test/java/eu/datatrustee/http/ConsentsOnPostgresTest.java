package eu.datatrustee.http;

@OnPostgres
class ConsentsOnPostgresTest extends ConsentsContract {}
