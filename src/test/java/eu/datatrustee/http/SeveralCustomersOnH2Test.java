package eu.datatrustee.http;

@OnH2
class SeveralCustomersOnH2Test extends SeveralCustomersContract {}
