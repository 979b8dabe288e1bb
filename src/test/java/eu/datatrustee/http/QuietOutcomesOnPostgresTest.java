package eu.datatrustee.http;

@OnPostgres
class QuietOutcomesOnPostgresTest extends QuietOutcomesContract {}
