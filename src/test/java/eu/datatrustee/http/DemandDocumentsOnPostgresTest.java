package eu.datatrustee.http;

@OnPostgres
class DemandDocumentsOnPostgresTest extends DemandDocumentsContract {}
