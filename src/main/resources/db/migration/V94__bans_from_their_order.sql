-- When an ordered ban was ordered, where somebody says so: what the law lets it last is counted from there (StPO § 95a(6)).
alter table ban add column ordered_at timestamp with time zone;
