-- The register page by page, however many customers there are: each query of the API finds its page by an index.
drop index idx_consent_customer;
create index idx_consent_customer on consent (customer_id, subprocessor_id, proposal_id, ordinal);
create index idx_consent_latest on consent (proposal_id, customer_id, ordinal);
create index idx_consent_in_state on consent (proposal_id, state, ordinal);
create index idx_consent_standing on consent (subprocessor_id, customer_id, proposal_id, ordinal);
create index idx_consent_counting on consent (subprocessor_id, state, valid_until);
create index idx_consent_event_entry on consent_event (subprocessor_id, id);
create index idx_subprocessor_name on subprocessor (name, id);
