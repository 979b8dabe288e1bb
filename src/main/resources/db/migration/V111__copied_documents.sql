-- What a case got from another one, with the original that counsel released to it, is beside the documents that it may have of its own.
alter table document add column copied boolean default false not null;
