-- Two who make a partition at once: the second waits for the first, and must then see what the first has made. to_regclass
-- does not: what it once did not find it remembers until the session's next lock of a table. A look into pg_class does.
create function weir_has_table(part text) returns boolean language sql volatile as $$
    select exists (
        select from pg_class
        where relname = part and relnamespace = (select relnamespace from pg_class where oid = 'frame'::regclass))
$$;

create or replace function weir_make_partition(parent text, part text, since timestamptz, until timestamptz, options text)
returns boolean language plpgsql as $$
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('weir.frame.partition'));
    if weir_has_table(part) then
        return false;
    end if;
    execute format('create table %I (like %I including all) %s', part, parent, options);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part,
        since + interval '1 ms', until + interval '1 ms');
    return true;
end $$;

create or replace function weir_make_frame_hour(hour timestamptz) returns boolean language plpgsql as $$
declare
    part text := weir_frame_partition(hour);
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('weir.frame.partition'));
    if weir_has_table(part) then
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
