package eu.datatrustee.http;

@OnH2
class BadInputOnH2Test extends BadInputContract {}
