package eu.datatrustee.http;

@OnPostgres
class DocumentPartsOnPostgresTest extends DocumentPartsContract {}
