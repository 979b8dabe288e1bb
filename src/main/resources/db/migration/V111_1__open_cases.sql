-- The open cases among all that there were, and the closed ones, page by page.
create index idx_demand_case_closed on demand_case (kind, closed_at, received_at, id);
