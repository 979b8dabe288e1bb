package eu.datatrustee.http;

@OnH2
class GatewayFailuresOnH2Test extends GatewayFailuresContract {}
