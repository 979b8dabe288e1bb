package eu.datatrustee.http;

@OnPostgres
class ProposalsOnPostgresTest extends ProposalsContract {}
