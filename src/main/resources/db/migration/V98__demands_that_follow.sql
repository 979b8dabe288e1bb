-- The earlier demand that a binding order follows, such as the preservation that it takes up; null for most.
alter table demand_case add follows varchar(20) references demand_case (id);
create index idx_demand_case_follows on demand_case (follows);
