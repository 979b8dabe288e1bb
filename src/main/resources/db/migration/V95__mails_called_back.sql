-- A mail in hand is with a node that hands it over, or died with it; one whose attempt ended without an answer may be out.
alter table outbox add column taken_at timestamp with time zone;
alter table outbox add column maybe_out boolean default false not null;
-- The mail server said that it will never take it (5xx); it is tried on all the same.
alter table outbox add column refused_at timestamp with time zone;
-- Called back: it is not tried any more.
alter table outbox add column withdrawn_at timestamp with time zone;
alter table outbox add column withdrawn_for varchar(400);
-- Its documents together are too large for a mail: the letter lists them with their hashes and says how to get them.
alter table outbox add column documents_apart boolean default false not null;
