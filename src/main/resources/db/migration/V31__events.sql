-- What others may build on: each change of a finding or an alert, written in the same transaction as the change, and kept
-- until the broker has acknowledged it.

create table event (
    number bigint generated always as identity primary key,   -- the order in which they are sent
    id     uuid not null default gen_random_uuid(),
    kind   text not null check (kind in ('findings', 'alerts')),
    key    text not null,
    type   text not null,
    at     timestamptz not null default now(),
    body   jsonb not null
);

create function event_of_finding() returns trigger language plpgsql as $$
begin
    insert into event (kind, key, type, body)
    select 'findings', new.pipeline_id::text,
           case when new.resolved_at is not null then 'finding.resolved'
                when tg_op = 'INSERT' or old.resolved_at is not null then 'finding.opened'
                else 'finding.changed' end,
           jsonb_build_object(
               'id', new.id, 'pipelineId', p.id, 'pipeline', p.name, 'source', s.name, 'engine', p.engine,
               'analyzer', new.analyzer, 'code', new.code, 'kind', new.kind, 'stage', new.stage,
               'severity', (array['info', 'warning', 'error', 'critical'])[new.severity + 1],
               'confidence', new.confidence, 'title', new.title, 'explanation', new.explanation,
               'firstSeen', new.first_seen, 'lastSeen', new.last_seen, 'resolvedAt', new.resolved_at,
               'suggestions', coalesce((
                   select jsonb_agg(jsonb_build_object('setting', g.setting, 'stage', g.stage,
                              'action', lower(g.action), 'from', g.from_value, 'to', g.to_value, 'reason', g.reason)
                          order by g.position)
                   from suggestion g where g.finding_id = new.id), '[]'))
    from pipeline p join source s on s.id = p.source_id
    where p.id = new.pipeline_id;
    return null;
end $$;

-- At the end of the transaction: by then the suggestions of a finding are there.
create constraint trigger finding_opened after insert on finding
    deferrable initially deferred for each row execute function event_of_finding();
create constraint trigger finding_changed after update on finding
    deferrable initially deferred for each row
    when (old.resolved_at is distinct from new.resolved_at or old.severity is distinct from new.severity)
    execute function event_of_finding();

create function event_of_alert() returns trigger language plpgsql as $$
begin
    insert into event (kind, key, type, body)
    values ('alerts', new.fingerprint, 'alert.' || lower(new.state),
            jsonb_build_object(
                'id', new.id, 'fingerprint', new.fingerprint, 'state', lower(new.state), 'labels', new.labels,
                'annotations', new.annotations, 'startsAt', new.starts_at, 'firedAt', new.fired_at,
                'endsAt', new.ends_at, 'pipelineId', new.pipeline_id, 'findingId', new.finding_id));
    return null;
end $$;

create constraint trigger alert_begun after insert on alert
    deferrable initially deferred for each row execute function event_of_alert();
create constraint trigger alert_changed after update on alert
    deferrable initially deferred for each row when (old.state is distinct from new.state)
    execute function event_of_alert();
