package eu.datatrustee.http;

@OnPostgres
class StandingEndsOnPostgresTest extends StandingEndsContract {}
