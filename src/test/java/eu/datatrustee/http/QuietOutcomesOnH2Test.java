package eu.datatrustee.http;

@OnH2
class QuietOutcomesOnH2Test extends QuietOutcomesContract {}
