-- What is to be mailed, as it is to be mailed; sent_at tells that a mail server (or the directory) has taken it.
create table outbox (
  id uuid not null,
  case_id varchar(40) not null,
  template varchar(60) not null,
  language varchar(2) not null,
  recipient varchar(320) not null,
  recipient_name varchar(300),
  subject varchar(400) not null,
  body varchar(1000000) not null,
  sha256 char(64) not null,
  created_at timestamp with time zone not null,
  attempts int not null,
  -- null once it is sent, so that the index below leads to the unsent ones only
  next_attempt_at timestamp with time zone,
  sent_at timestamp with time zone,
  last_error varchar(1000),
  constraint outbox_pk primary key (id)
);
create index outbox_due on outbox (next_attempt_at);
create index outbox_of_case on outbox (case_id, created_at);
