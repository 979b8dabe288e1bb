package eu.datatrustee.http;

@OnH2
class AtOnceOnH2Test extends AtOnceContract {}
