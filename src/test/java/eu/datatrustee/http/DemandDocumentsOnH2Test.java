package eu.datatrustee.http;

@OnH2
class DemandDocumentsOnH2Test extends DemandDocumentsContract {}
