package eu.datatrustee.http;

@OnPostgres
class HostileTasksOnPostgresTest extends HostileTasksContract {}
