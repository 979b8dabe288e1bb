-- The data category that an item is of, and the one that a fallen part is: what fell is not disclosed.
alter table disclosure_item add column data_category varchar(32);
alter table demand_fallen add column category varchar(32);

-- How many accounts a demand or a request names, and how many the customer has, as somebody has counted (D10).
create table demand_count (
  case_id varchar(20) primary key references demand_case (id),
  accounts integer,
  of_all integer,
  counted_by varchar(255) not null,
  counted_at timestamp with time zone not null
);
