package eu.datatrustee.http;

@OnH2
class ThirdPartyOnH2Test extends ThirdPartyContract {}
