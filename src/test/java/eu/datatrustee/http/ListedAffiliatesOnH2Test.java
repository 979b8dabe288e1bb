package eu.datatrustee.http;

@OnH2
class ListedAffiliatesOnH2Test extends ListedAffiliatesContract {}
