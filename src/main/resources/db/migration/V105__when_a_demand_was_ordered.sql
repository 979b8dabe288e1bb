-- When the order was given, where whoever registered the demand knew it: an order given in exigency lapses counted from there (StPO § 100e(1)).
alter table demand_case add column ordered_at timestamp with time zone;
