package eu.datatrustee.http;

@OnH2
class EntryOnH2Test extends EntryContract {}
