package eu.datatrustee.http;

@OnH2
class DocumentPartsOnH2Test extends DocumentPartsContract {}
