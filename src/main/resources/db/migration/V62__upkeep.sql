-- What is kept for a time and then removed, row by row and some rows at a time. docs/storage.md tells for how long.

-- A row for each kind of work. Whoever does it keeps the row locked meanwhile: replicas share the work, and nobody does it
-- twice.
create table upkeep (
    task    text primary key,
    next_at timestamptz not null default now(),
    cursor  bigint not null default 0            -- where it goes on
);
insert into upkeep (task) values
    ('sources'), ('pipelines'), ('findings'), ('alerts'), ('notices'), ('plugin changes');

-- A source of which nothing is stored any more: it counts no longer, and goes unless it comes back within a day.
alter table source add column retired_at timestamptz;
create index source_retired on source (retired_at) where retired_at is not null;

-- One look after another, the tables where most sources have something first.
create function weir_has_stored(source bigint) returns boolean language plpgsql stable as $$
begin
    return exists (select from frame t where t.source_id = source)
        or exists (select from rollup_hour t where t.source_id = source)
        or exists (select from frame_sealed t where t.source_id = source)
        or exists (select from block t where t.source_id = source)
        or exists (select from rollup_minute t where t.source_id = source);
end $$;

create index pipeline_last_seen on pipeline (last_seen);
create index finding_resolved on finding (resolved_at) where resolved_at is not null;
create index shadow_finding_last_seen on shadow_finding (last_seen);
create index alert_resolved on alert (ends_at) where state = 'RESOLVED';
create index notice_done on notice (created_at) where state <> 'PENDING';
create index plugin_change_at on plugin_change (at);
