package eu.datatrustee.http;

@OnH2
class TwoSidesOnH2Test extends TwoSidesContract {}
