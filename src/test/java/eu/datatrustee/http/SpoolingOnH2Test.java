package eu.datatrustee.http;

@OnH2
class SpoolingOnH2Test extends SpoolingContract {}
