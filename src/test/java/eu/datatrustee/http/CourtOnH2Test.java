package eu.datatrustee.http;

@OnH2
class CourtOnH2Test extends CourtContract {}
