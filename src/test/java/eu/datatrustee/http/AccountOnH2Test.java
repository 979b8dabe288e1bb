package eu.datatrustee.http;

@OnH2
class AccountOnH2Test extends AccountContract {}
