package eu.datatrustee.http;

@OnH2
class ItemsOnH2Test extends ItemsContract {}
