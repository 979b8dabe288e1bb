-- The kinds of data that a requester named beside those its resources hold, one a line (S1, S3).
alter table access_request add column data_categories varchar(200) default '' not null;
