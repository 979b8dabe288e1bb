package eu.datatrustee.http;

@OnH2
class StandingEndsOnH2Test extends StandingEndsContract {}
