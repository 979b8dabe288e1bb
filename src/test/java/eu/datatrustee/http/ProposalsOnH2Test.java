package eu.datatrustee.http;

@OnH2
class ProposalsOnH2Test extends ProposalsContract {}
