package eu.datatrustee.http;

@OnH2
class HostileTasksOnH2Test extends HostileTasksContract {}
