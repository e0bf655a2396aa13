-- Tiers: open frames -> sealed frames -> blocks, minutes and hours. docs/storage.md tells the story.
--
-- Everything here is cut into hours that begin just after a full hour and end with it: (9:00, 10:00]. Instants are kept
-- to the millisecond, so partitions reach from 9:00:00.001 up to, but not including, 10:00:00.001. An hour goes by its end.

-- One row for each hour that has frames or had some.
create table frame_hour (
    until        timestamptz primary key,        -- its end
    made_at      timestamptz,                    -- when the partition that takes its frames was made; null: none does
    sealed_at    timestamptz,                    -- since when frames of it wait for compaction; null: none do
    planned      boolean not null default false, -- whether the work on those is cut up in table compaction
    compacted_at timestamptz                     -- when compaction ended last; null: never
);

-- Frames that nobody adds to any more, until they are in blocks.
create table frame_sealed (
    source_id bigint not null,
    at        timestamptz not null,
    layout_id integer not null,
    values    float8[] not null,
    primary key (source_id, at, layout_id)
) partition by range (at);

-- What is to be done for a sealed hour, some sources at a time. Whoever works on a row keeps it locked until it is done,
-- so that a killed replica's work is free for others at once.
create table compaction (
    until       timestamptz not null references frame_hour on delete cascade,
    from_source bigint not null,
    to_source   bigint not null,
    done_at     timestamptz,
    primary key (until, from_source)
);

-- Frames of one source over an hour, or over a part of one that holds very many, column by column.
create table block (
    source_id bigint not null,
    until     timestamptz not null,              -- end of the span, which belongs to it
    last_at   timestamptz not null,              -- instant of its newest frame
    frames    integer not null,
    samples   bigint not null,
    directory bytea not null,                    -- which layouts, and where in data their columns lie
    data      bytea not null,
    primary key (source_id, until)
) partition by range (until);
alter table block alter directory set storage main;
-- Compressed already; and so a part of it can be read alone.
alter table block alter data set storage external;

-- The same hour by minutes.
create table rollup_minute (
    source_id bigint not null,
    until     timestamptz not null,
    directory bytea not null,
    data      bytea not null,
    primary key (source_id, until)
) partition by range (until);
alter table rollup_minute alter directory set storage main;
alter table rollup_minute alter data set storage external;

-- The same hour as one, to be read by anyone.
create table rollup_hour (
    source_id  bigint not null,
    until      timestamptz not null,
    series_ids integer[] not null,
    min        float8[] not null,
    max        float8[] not null,
    sum        float8[] not null,
    count      integer[] not null,               -- samples
    last       float8[] not null,
    increase   float8[] not null,                -- of counters, resets heeded; NaN where there is none
    covered    integer[] not null,               -- milliseconds between the samples of the increase
    primary key (source_id, until)
) partition by range (until);

create function weir_hour(at timestamptz) returns timestamptz language sql immutable parallel safe as $$
    select to_timestamp(ceil(extract(epoch from at) / 3600) * 3600)
$$;

-- Attaches a table made apart: that locks out neither readers nor writers; PARTITION OF would. The check spares the
-- attachment, here and when it is sealed, a look at every row.
create function weir_make_partition(parent text, part text, since timestamptz, until timestamptz, options text)
returns boolean language plpgsql as $$
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('weir.frame.partition'));
    if to_regclass(part) is not null then
        return false;
    end if;
    execute format('create table %I (like %I including all) %s', part, parent, options);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part,
        since + interval '1 ms', until + interval '1 ms');
    return true;
end $$;

create function weir_frame_partition(hour timestamptz) returns text language sql immutable as $$
    select 'frame_' || to_char(hour at time zone 'UTC', 'YYYYMMDDHH24')
$$;

-- Makes the partition of the hour that ends then, unless it is there. Its rows are never changed and it lives for some
-- hours only: vacuuming it would be work for nothing.
create function weir_make_frame_hour(hour timestamptz) returns boolean language plpgsql as $$
declare
    part text := weir_frame_partition(hour);
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('weir.frame.partition'));
    if to_regclass(part) is not null then
        return false;
    end if;
    execute format('create table %I (like frame including all, check (at >= %L and at < %L)) with (autovacuum_enabled = false)',
        part, hour - interval '1 hour' + interval '1 ms', hour + interval '1 ms');
    execute format('alter table frame attach partition %I for values from (%L) to (%L)', part,
        hour - interval '1 hour' + interval '1 ms', hour + interval '1 ms');
    insert into frame_hour (until, made_at) values (hour, clock_timestamp())
        on conflict (until) do update set made_at = excluded.made_at;
    return true;
end $$;

-- Partitions that blocks and rollups of an hour need.
create function weir_make_block_partitions(hour timestamptz) returns void language plpgsql as $$
declare
    moment timestamp   := (hour - interval '1 ms') at time zone 'UTC';
    day    timestamptz := date_trunc('day', moment) at time zone 'UTC';
    month  timestamptz := date_trunc('month', moment) at time zone 'UTC';
    next   timestamptz := (date_trunc('month', moment) + interval '1 month') at time zone 'UTC';
begin
    perform weir_make_partition('block', 'block_' || to_char(moment, 'YYYYMMDD'), day, day + interval '1 day', '');
    perform weir_make_partition('rollup_minute', 'rollup_minute_' || to_char(moment, 'YYYYMMDD'), day, day + interval '1 day', '');
    perform weir_make_partition('rollup_hour', 'rollup_hour_' || to_char(moment, 'YYYYMM'), month, next, '');
end $$;

-- Seals the oldest hour that is due and returns its end, or null when none is. Frames of an hour that was compacted
-- before are gathered for a while first. Gives up rather than hold up writers.
create function weir_seal_frames(before timestamptz, gathered_since timestamptz) returns timestamptz language plpgsql as $$
declare
    hour timestamptz;
    part text;
begin
    perform set_config('lock_timeout', '300ms', true);
    perform pg_advisory_xact_lock(hashtext('weir.frame.partition'));
    select until into hour from frame_hour
        where made_at is not null and sealed_at is null and until <= before
          and (compacted_at is null or made_at <= gathered_since)
        order by until limit 1 for update;
    if hour is null then
        return null;
    end if;
    part := weir_frame_partition(hour);
    execute format('alter table frame detach partition %I', part);
    execute format('alter table %I rename to %I', part, part || '_sealed');
    execute format('alter table frame_sealed attach partition %I for values from (%L) to (%L)', part || '_sealed',
        hour - interval '1 hour' + interval '1 ms', hour + interval '1 ms');
    update frame_hour set made_at = null, sealed_at = clock_timestamp(), planned = false where until = hour;
    return hour;
end $$;

-- Cuts the work on a sealed hour up, some sources at a time.
-- A piece has no more sources than asked for, and about 64 MB at most unless it is a single source.
create function weir_plan_compaction(hour timestamptz, sources integer) returns integer language plpgsql as $$
declare
    part   text := weir_frame_partition(hour) || '_sealed';
    pieces integer;
begin
    perform 1 from frame_hour where until = hour and sealed_at is not null and not planned for update;
    if not found then
        return 0;
    end if;
    perform weir_make_block_partitions(hour);
    execute format($q$
        with recursive one as (
            (select source_id from %1$I order by source_id limit 1)
            union all
            select (select p.source_id from %1$I p where p.source_id > one.source_id order by p.source_id limit 1)
            from one where one.source_id is not null),
        found as materialized (select source_id from one where source_id is not null),
        piece as (
            select greatest(1, least($2, 64000000 * count(*) / greatest(1, pg_relation_size(%1$L)))) as size from found),
        numbered as (
            select source_id, (row_number() over (order by source_id) - 1) / (select size from piece) as piece
            from found)
        insert into compaction (until, from_source, to_source)
        select $1, min(source_id), max(source_id) from numbered group by piece$q$,
        part) using hour, sources;
    get diagnostics pieces = row_count;
    update frame_hour set planned = true where until = hour;
    return pieces;
end $$;

-- Drops the sealed frames of an hour whose work is all done; returns whether it did.
create function weir_finish_compaction(hour timestamptz) returns boolean language plpgsql as $$
begin
    perform set_config('lock_timeout', '2s', true);
    perform 1 from frame_hour f where f.until = hour and f.sealed_at is not null and f.planned
        and not exists (select from compaction c where c.until = hour and c.done_at is null) for update;
    if not found then
        return false;
    end if;
    execute format('drop table %I', weir_frame_partition(hour) || '_sealed');
    delete from compaction where until = hour;
    update frame_hour set sealed_at = null, planned = false, compacted_at = clock_timestamp() where until = hour;
    return true;
end $$;

-- Drops what is older than it is to be kept, all of it or nothing of a partition; returns the names of what it dropped.
create function weir_drop_old(raw timestamptz, minutes timestamptz, hours timestamptz)
returns setof text language plpgsql as $$
declare
    part record;
begin
    perform set_config('lock_timeout', '2s', true);
    perform pg_advisory_xact_lock(hashtext('weir.frame.partition'));
    for part in
        select c.relname as name, p.relname as parent,
            (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''([^'']+)''\)'))[1]::timestamptz as until
        from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
        where p.oid in ('frame'::regclass, 'frame_sealed'::regclass, 'block'::regclass, 'rollup_minute'::regclass,
            'rollup_hour'::regclass)
        order by c.relname
    loop
        if part.until - interval '1 ms' <= (case part.parent
                when 'rollup_minute' then minutes when 'rollup_hour' then hours else raw end) then
            execute format('drop table %I', part.name);
            return next part.name;
        end if;
    end loop;
    delete from frame_hour where until <= raw;
end $$;

-- Frames that came before there were hours: every day becomes hours.
do $$
declare
    part text;
    hour timestamptz;
begin
    for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'frame'::regclass
    loop
        execute format('alter table frame detach partition %I', part);
        execute format('alter table %I rename to %I', part, 'old_' || part);
    end loop;
    for part in select relname from pg_class where relname ~ '^old_frame_\d{8}$' and relkind = 'r'
    loop
        for hour in execute format('select distinct weir_hour(at) from %I', part) loop
            perform weir_make_frame_hour(hour);
        end loop;
        execute format('insert into frame select * from %I', part);
        execute format('drop table %I', part);
    end loop;
end $$;

drop function weir_make_frame_partition(date);
drop function weir_drop_frame_partitions(date);

-- What SQL can read of the frames: those that are not in blocks yet.
create view frame_readable as
select source_id, at, layout_id, values from frame
union all
select source_id, at, layout_id, values from frame_sealed;

create or replace view sample as
select f.source_id, s.name as source, e.id as series_id, e.name, e.labels, e.kind, e.unit, f.at, v.value
from frame_readable f
join layout l on l.source_id = f.source_id and l.id = f.layout_id
join source s on s.id = f.source_id
cross join lateral unnest(l.series_ids, f.values) as v (series_id, value)
join series e on e.source_id = f.source_id and e.id = v.series_id
where v.value <> 'NaN';

-- By the minute, from the frames that are not in blocks yet.
create view sample_1m as
select source_id, source, series_id, name, labels, kind, unit,
    to_timestamp(ceil(extract(epoch from at) / 60) * 60) as at,
    min(value) as min, max(value) as max, sum(value) as sum, count(*)::integer as count,
    (array_agg(value order by at desc))[1] as last
from sample
group by source_id, source, series_id, name, labels, kind, unit, to_timestamp(ceil(extract(epoch from at) / 60) * 60);

-- By the hour: for as long as hours are kept.
create view sample_1h as
select h.source_id, s.name as source, e.id as series_id, e.name, e.labels, e.kind, e.unit, h.until as at,
    v.min, v.max, v.sum, v.count, v.last, nullif(v.increase, 'NaN') as increase, v.covered
from rollup_hour h
join source s on s.id = h.source_id
cross join lateral unnest(h.series_ids, h.min, h.max, h.sum, h.count, h.last, h.increase, h.covered)
    as v (series_id, min, max, sum, count, last, increase, covered)
join series e on e.source_id = h.source_id and e.id = v.series_id;
