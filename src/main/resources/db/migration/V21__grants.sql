-- What was granted, to whom and until when. Whether an access is live follows from these columns and the time alone: no timer,
-- no job and no gateway has a part in it.
create table access_grant (
  case_id varchar(20) not null,
  customer_id varchar(100) not null,
  requested_by varchar(255) not null,
  accessor_name varchar(500) not null,
  accessor varchar(320) not null,
  organisation varchar(255) not null,
  mode varchar(20) not null,
  actions varchar(1000) not null,
  resources varchar(100000) not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  supervised_by_due timestamp with time zone,
  ended_at timestamp with time zone,
  end_confirmed_at timestamp with time zone,
  alarm_raised_at timestamp with time zone,
  constraint access_grant_pk primary key (case_id)
);
comment on column access_grant.accessor is 'mail address in lower case: who the gateways know the accessor as';
comment on column access_grant.actions is 'separated by line feeds, as are resources';
comment on column access_grant.supervised_by_due is 'a supervisor must have claimed by then; null once one has';
comment on column access_grant.ended_at is 'written first, by whatever ends the access before its time is up';
comment on column access_grant.end_confirmed_at is 'every gateway, asked again, has said that it is gone';
-- The open books are the few rows without a confirmed end, live or over.
create index idx_grant_open on access_grant (end_confirmed_at, valid_until);
create index idx_grant_accessor on access_grant (accessor, end_confirmed_at);

-- Which gateways serve the grant, and what came of asking them to close it.
create table access_grant_gateway (
  case_id varchar(20) not null,
  gateway varchar(100) not null,
  opened_at timestamp with time zone,
  confirmed_gone_at timestamp with time zone,
  attempts int not null,
  next_attempt_at timestamp with time zone,
  last_error varchar(1000),
  constraint access_grant_gateway_pk primary key (case_id, gateway),
  constraint access_grant_gateway_fk foreign key (case_id) references access_grant (case_id)
);
create index idx_grant_gateway_open on access_grant_gateway (gateway, confirmed_gone_at);

-- Rows to lock: one accessor's accesses are changed at the gateways by one transaction at a time, or the end of one grant could cut
-- another that is just being opened. Fixed rows, since two who would insert the same one could not wait for each other in both databases.
create table access_gateway_lock (
  name varchar(20) not null,
  constraint access_gateway_lock_pk primary key (name)
);
insert into access_gateway_lock (name) values ('books'),
  ('0'), ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9'), ('10'), ('11'), ('12'), ('13'), ('14'), ('15'),
  ('16'), ('17'), ('18'), ('19'), ('20'), ('21'), ('22'), ('23'), ('24'), ('25'), ('26'), ('27'), ('28'), ('29'), ('30'), ('31');
