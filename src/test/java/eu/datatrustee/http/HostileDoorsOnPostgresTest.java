package eu.datatrustee.http;

@OnPostgres
class HostileDoorsOnPostgresTest extends HostileDoorsContract {}
