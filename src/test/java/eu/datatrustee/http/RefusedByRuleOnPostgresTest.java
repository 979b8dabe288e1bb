package eu.datatrustee.http;

@OnPostgres
class RefusedByRuleOnPostgresTest extends RefusedByRuleContract {}
