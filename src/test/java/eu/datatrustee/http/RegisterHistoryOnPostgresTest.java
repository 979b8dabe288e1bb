package eu.datatrustee.http;

@OnPostgres
class RegisterHistoryOnPostgresTest extends RegisterHistoryContract {}
