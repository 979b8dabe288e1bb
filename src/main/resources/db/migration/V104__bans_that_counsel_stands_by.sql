-- Whether counsel has confirmed or recorded a ban, so that its customer is told of it by its norm afterwards. What was only proposed has
-- silenced, and may never have been a ban. Of earlier cases only those are told whose proposals were all confirmed.
alter table ban add column established boolean default false not null;
update ban set established = true where not proposed
  and (select count(*) from demand_decision d where d.case_id = ban.case_id and d.step = 'BAN' and d.decision = 'PROPOSE')
    = (select count(*) from demand_decision d where d.case_id = ban.case_id and d.step = 'BAN' and d.decision = 'CONFIRM');
