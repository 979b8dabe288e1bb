package eu.datatrustee.http;

@OnH2
class GrantedAccessOnH2Test extends GrantedAccessContract {}
