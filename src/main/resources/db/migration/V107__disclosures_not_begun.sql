-- What a customer instructed while nobody had decided to disclose was kept as a disclosure whose items are being selected.
update disclosure_record set state = 'NOT_BEGUN'
where state = 'PREPARING' and case_id in (select id from demand_case where state <> 'IN_DISCLOSURE');

-- The customer's words of why it instructs are its own: they stand in the decision log, and go to no requester.
update disclosure_record set ground_detail = null where ground = 'CUSTOMER_INSTRUCTION' and released_at is null;
