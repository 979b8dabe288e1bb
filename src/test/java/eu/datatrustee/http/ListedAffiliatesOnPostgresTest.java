package eu.datatrustee.http;

@OnPostgres
class ListedAffiliatesOnPostgresTest extends ListedAffiliatesContract {}
