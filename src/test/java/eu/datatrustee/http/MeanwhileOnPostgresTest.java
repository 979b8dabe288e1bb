package eu.datatrustee.http;

@OnPostgres
class MeanwhileOnPostgresTest extends MeanwhileContract {}
