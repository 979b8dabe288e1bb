package eu.datatrustee.http;

@OnPostgres
class GatewayFailuresOnPostgresTest extends GatewayFailuresContract {}
