package eu.datatrustee.http;

@OnH2
class RegisterHistoryOnH2Test extends RegisterHistoryContract {}
