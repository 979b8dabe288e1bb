package eu.datatrustee.http;

@OnH2
class BansOnH2Test extends BansContract {}
