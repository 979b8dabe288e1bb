-- Whom the organisation of a request meant when it was asked: a register number may become another's too while an access runs (S2, S3).
-- Of the requests before this column, where the number is that of one only.
alter table access_request add column subprocessor_id varchar(32);

update access_request r set subprocessor_id = (select max(s.id) from subprocessor s where s.id = r.organisation or s.register_number = r.organisation)
where (select count(*) from subprocessor s where s.id = r.organisation or s.register_number = r.organisation) = 1;
