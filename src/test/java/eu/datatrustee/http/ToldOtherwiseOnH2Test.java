package eu.datatrustee.http;

@OnH2
class ToldOtherwiseOnH2Test extends ToldOtherwiseContract {}
