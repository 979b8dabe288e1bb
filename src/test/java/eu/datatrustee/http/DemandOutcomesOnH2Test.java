package eu.datatrustee.http;

@OnH2
class DemandOutcomesOnH2Test extends DemandOutcomesContract {}
