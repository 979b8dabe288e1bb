package eu.datatrustee.http;

@OnH2
class HostileCandidateOnH2Test extends HostileCandidateContract {}
