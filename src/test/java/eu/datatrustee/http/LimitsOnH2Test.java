package eu.datatrustee.http;

@OnH2
class LimitsOnH2Test extends LimitsContract {}
