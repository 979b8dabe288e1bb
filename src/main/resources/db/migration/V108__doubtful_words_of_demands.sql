-- What a person has read in the paper of a demand where its registered words leave it in doubt (D10, D11): the last day that its data
-- are of, or none; whether it asks for a way in; whether it asks for keys.
alter table demand_count add column data_until varchar(10);
alter table demand_count add column way_in boolean;
alter table demand_count add column key_material boolean;
