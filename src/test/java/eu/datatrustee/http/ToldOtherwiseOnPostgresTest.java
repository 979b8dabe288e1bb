package eu.datatrustee.http;

@OnPostgres
class ToldOtherwiseOnPostgresTest extends ToldOtherwiseContract {}
