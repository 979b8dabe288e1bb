package eu.datatrustee.http;

@OnPostgres
class HostileConsentOnPostgresTest extends HostileConsentContract {}
