package eu.datatrustee.http;

@OnH2
class RefusedByRuleOnH2Test extends RefusedByRuleContract {}
