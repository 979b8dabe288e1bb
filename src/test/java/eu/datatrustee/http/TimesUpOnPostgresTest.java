package eu.datatrustee.http;

@OnPostgres
class TimesUpOnPostgresTest extends TimesUpContract {}
