package eu.datatrustee.http;

@OnPostgres
class CourtOnPostgresTest extends CourtContract {}
