-- One row for each customer: who it is and what its agreement allows, read with one select. Contacts and agreement are JSON.
create table customer (
  id varchar(50) not null,
  name varchar(200) not null,
  contacts varchar(1000000) not null,
  agreement varchar(1000000) not null,
  version int not null,
  changed_at timestamp with time zone not null,
  constraint customer_pk primary key (id)
);
