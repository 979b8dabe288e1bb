package eu.datatrustee.http;

@OnH2
class EndingsOnH2Test extends EndingsContract {}
