package eu.datatrustee.http;

@OnPostgres
class HostileCandidateOnPostgresTest extends HostileCandidateContract {}
