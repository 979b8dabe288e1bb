package eu.datatrustee.http;

@OnH2
class TimesUpOnH2Test extends TimesUpContract {}
