package eu.datatrustee.http;

@OnH2
class ForCustomersOnH2Test extends ForCustomersContract {}
