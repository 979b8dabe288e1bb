package eu.datatrustee.http;

@OnH2
class HostileConsentOnH2Test extends HostileConsentContract {}
