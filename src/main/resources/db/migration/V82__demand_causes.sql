-- Why a part fell by rule, as letters say it in the requester's language; null where somebody wrote the reason.
alter table demand_fallen add column cause varchar(32);
