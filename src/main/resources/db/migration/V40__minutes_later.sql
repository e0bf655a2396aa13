-- Minutes of sources that report seldom take as much room as the blocks they are made of, and are made of them in no time.
-- So they are made only before those blocks go.

alter table frame_hour
    add column minutes_at timestamptz,               -- when all sources had their minutes; null: not yet
    add column minutes_to bigint not null default 0, -- up to which source they are made
    add column samples    bigint not null default 0; -- that became blocks
alter table compaction add column samples bigint not null default 0;
update frame_hour set minutes_at = clock_timestamp() where compacted_at is not null;

-- Drops the sealed frames of an hour whose work is all done, minutes included or not; returns whether it did.
drop function weir_finish_compaction(timestamptz);
create function weir_finish_compaction(hour timestamptz, with_minutes boolean) returns boolean language plpgsql as $$
begin
    perform set_config('lock_timeout', '2s', true);
    perform 1 from frame_hour f where f.until = hour and f.sealed_at is not null and f.planned
        and not exists (select from compaction c where c.until = hour and c.done_at is null) for update;
    if not found then
        return false;
    end if;
    execute format('drop table %I', weir_frame_partition(hour) || '_sealed');
    update frame_hour f set samples = f.samples + (select coalesce(sum(c.samples), 0) from compaction c where c.until = hour)
        where f.until = hour;
    delete from compaction where until = hour;
    update frame_hour set sealed_at = null, planned = false, compacted_at = clock_timestamp(),
            minutes_at = case when with_minutes then coalesce(minutes_at, clock_timestamp()) else minutes_at end
        where until = hour;
    return true;
end $$;

-- Whether blocks that end within a stretch of time have to stay, because minutes are to be made of them. Two days late
-- they do not: where nobody makes minutes, blocks must not be kept for ever.
create function weir_minutes_due(since timestamptz, until timestamptz, raw timestamptz)
returns boolean language sql stable as $$
    select exists (select from frame_hour h
        where h.until > since and h.until <= weir_minutes_due.until and h.until > raw - interval '2 days'
          and h.compacted_at is not null and h.minutes_at is null)
$$;

-- Drops what is older than it is to be kept, all of it or nothing of a partition; returns the names of what it dropped.
create or replace function weir_drop_old(raw timestamptz, minutes timestamptz, hours timestamptz)
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
                when 'rollup_minute' then minutes when 'rollup_hour' then hours else raw end)
            and not (part.parent = 'block' and weir_minutes_due(part.until - interval '1 day', part.until, raw)) then
            execute format('drop table %I', part.name);
            return next part.name;
        end if;
    end loop;
    delete from frame_hour f where f.until <= raw
        and (f.compacted_at is null or f.minutes_at is not null or f.until <= raw - interval '2 days');
end $$;
