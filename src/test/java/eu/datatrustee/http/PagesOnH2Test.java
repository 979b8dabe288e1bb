package eu.datatrustee.http;

@OnH2
class PagesOnH2Test extends PagesContract {}
