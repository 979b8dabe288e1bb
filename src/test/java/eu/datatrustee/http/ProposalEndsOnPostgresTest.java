package eu.datatrustee.http;

@OnPostgres
class ProposalEndsOnPostgresTest extends ProposalEndsContract {}
