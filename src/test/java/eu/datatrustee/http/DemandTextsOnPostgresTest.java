package eu.datatrustee.http;

@OnPostgres
class DemandTextsOnPostgresTest extends DemandTextsContract {}
