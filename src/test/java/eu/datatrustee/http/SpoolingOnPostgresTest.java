package eu.datatrustee.http;

@OnPostgres
class SpoolingOnPostgresTest extends SpoolingContract {}
