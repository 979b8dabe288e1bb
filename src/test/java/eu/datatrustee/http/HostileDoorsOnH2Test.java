package eu.datatrustee.http;

@OnH2
class HostileDoorsOnH2Test extends HostileDoorsContract {}
