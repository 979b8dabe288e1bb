package eu.datatrustee.http;

@OnH2
class ProposalEndsOnH2Test extends ProposalEndsContract {}
