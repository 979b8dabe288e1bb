-- Two indices the engine lacks: without the first each due job is found by a scan, without the second each completed task scans the open ones.
create index idx_job_duedate on act_ru_job (duedate_);
create index idx_task_parent on act_ru_task (parent_task_id_);
