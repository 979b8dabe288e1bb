-- When the letters were written that have not left yet; the customer is told once the mail server has one of them (settled: SENT).
alter table demand_notice add column queued_at timestamp with time zone;
-- Told another way than by mail: how, by whose word, with which proof.
alter table demand_notice add column way varchar(16);
alter table demand_notice add column way_detail varchar(4000);
alter table demand_notice add column way_document int;
