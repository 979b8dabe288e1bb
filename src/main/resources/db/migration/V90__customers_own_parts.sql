-- The case of one customer among several that a demand names: which words were given for that customer alone, and whether counsel has let
-- it have the whole. A part without a row here shows its customer nothing that was not given to it alone.
create table demand_part (
  case_id varchar(20) primary key references demand_case (id),
  scope_apart boolean not null,
  accounts_apart boolean not null,
  purpose_apart boolean not null,
  released_by varchar(255),
  released_at timestamp with time zone,
  release_reason varchar(4000)
);
