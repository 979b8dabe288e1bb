-- Keys of calls that may be repeated, with the first answer.
create table idempotency_key (
  user_id varchar(255) not null,
  path varchar(500) not null,
  key_value varchar(200) not null,
  body_hash varchar(64) not null,
  status integer,
  location varchar(500),
  body varchar(1000000),
  created_at timestamp with time zone not null,
  constraint idempotency_key_pk primary key (user_id, path, key_value)
);
create index idx_idempotency_created on idempotency_key (created_at);
