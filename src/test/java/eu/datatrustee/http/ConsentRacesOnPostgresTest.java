package eu.datatrustee.http;

@OnPostgres
class ConsentRacesOnPostgresTest extends ConsentRacesContract {}
