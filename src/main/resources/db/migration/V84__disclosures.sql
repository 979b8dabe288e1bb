-- What is disclosed of a case, once at most.
create table disclosure_record (
  case_id varchar(20) primary key references demand_case (id),
  version integer not null,
  state varchar(16) not null,
  ground varchar(32),
  ground_detail varchar(4000),
  selected_by varchar(255),
  selected_at timestamp with time zone,
  approved_by varchar(255),
  approved_at timestamp with time zone,
  recipient varchar(320),
  released_at timestamp with time zone,
  manifest_sha256 char(64),
  stop_rule varchar(8),
  stop_detail varchar(4000),
  stopped_at timestamp with time zone,
  barred boolean not null
);

-- Its items: references, and the extracts that counsel uploaded (on the case's shelf of extracts).
create table disclosure_item (
  case_id varchar(20) not null references demand_case (id),
  n integer not null,
  reference varchar(1000) not null,
  decision varchar(16) not null,
  reason varchar(4000),
  extract_document integer,
  extract_name varchar(200),
  extract_size bigint,
  extract_sha256 char(64),
  decided_by varchar(255) not null,
  decided_at timestamp with time zone not null,
  constraint disclosure_item_pk primary key (case_id, n)
);
