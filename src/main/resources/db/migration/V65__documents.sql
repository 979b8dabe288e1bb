-- Documents of cases, never changed once stored. The shelf tells what came in from what the service or counsel added.
create table document (
  case_id varchar(40) not null,
  shelf varchar(10) not null,
  n int not null,
  file_name varchar(200) not null,
  media_type varchar(100) not null,
  size_bytes bigint not null,
  sha256 char(64) not null,
  stored_at timestamp with time zone not null,
  stored_by varchar(255) not null,
  constraint document_pk primary key (case_id, shelf, n)
);
-- Their bytes, in parts: neither database then reads or writes a document in one piece.
create table document_part (
  case_id varchar(40) not null,
  shelf varchar(10) not null,
  n int not null,
  part int not null,
  bytes bytea not null,
  constraint document_part_pk primary key (case_id, shelf, n, part),
  constraint document_part_of foreign key (case_id, shelf, n) references document (case_id, shelf, n)
);
