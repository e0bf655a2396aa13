-- How many of a notice's alerts are resolved: one that tells of several may tell of both.

alter table notice add column resolved integer not null default 0;
update notice set resolved = cardinality(alert_ids) where status = 'resolved';

-- A severity that changes is told as every other change of an alert.
drop trigger alert_changed on alert;
create constraint trigger alert_changed after update on alert
    deferrable initially deferred for each row
    when (old.state is distinct from new.state or old.labels is distinct from new.labels)
    execute function event_of_alert();
