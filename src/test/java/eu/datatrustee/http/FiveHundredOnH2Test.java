package eu.datatrustee.http;

@OnH2
class FiveHundredOnH2Test extends FiveHundredContract {}
