package eu.datatrustee.http;

@OnPostgres
class DemandOutcomesOnPostgresTest extends DemandOutcomesContract {}
