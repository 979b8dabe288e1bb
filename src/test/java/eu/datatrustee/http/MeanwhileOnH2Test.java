package eu.datatrustee.http;

@OnH2
class MeanwhileOnH2Test extends MeanwhileContract {}
