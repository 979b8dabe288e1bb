package eu.datatrustee.http;

@OnH2
class DemandTextsOnH2Test extends DemandTextsContract {}
