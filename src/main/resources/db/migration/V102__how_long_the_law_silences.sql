-- Until when the law lets a ban last before it is extended, whatever its order says (StPO § 95a(6)): a proposal's too.
alter table ban add column longest_until timestamp with time zone;
