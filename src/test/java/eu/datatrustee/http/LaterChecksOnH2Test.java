package eu.datatrustee.http;

@OnH2
class LaterChecksOnH2Test extends LaterChecksContract {}
