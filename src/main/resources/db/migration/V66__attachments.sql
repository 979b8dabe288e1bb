-- The documents that a mail carries, with the hashes they had when it was written.
create table outbox_attachment (
  mail_id uuid not null,
  position int not null,
  case_id varchar(40) not null,
  shelf varchar(10) not null,
  n int not null,
  file_name varchar(200) not null,
  media_type varchar(100) not null,
  size_bytes bigint not null,
  sha256 char(64) not null,
  stored_at timestamp with time zone not null,
  stored_by varchar(255) not null,
  constraint outbox_attachment_pk primary key (mail_id, position)
);
