package eu.datatrustee.http;

@OnH2
class ConsentsOnH2Test extends ConsentsContract {}
