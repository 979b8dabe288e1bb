package eu.datatrustee.http;

@OnH2
class DirectAccessOnH2Test extends DirectAccessContract {}
