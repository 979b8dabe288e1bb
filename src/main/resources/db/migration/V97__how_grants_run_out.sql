-- Why an access ends where its time simply runs out: the time granted, or that of the agreement or the consent it rests on. Written when
-- the grant's end is, so that nothing that happens after that end can change it. Null before this column was there: the time granted.
alter table access_request add column runs_out_by varchar(32);
