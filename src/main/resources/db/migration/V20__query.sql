-- Finding series: by name and source, by label, by attribute; and which labels there are.

create index series_name_source on series (name, source_id, id);
drop index series_name;
create index series_labels on series using gin (labels jsonb_path_ops);
create index source_attributes on source using gin (attributes jsonb_path_ops);
create index source_name on source (name);

-- Every label and value once: what people choose from, without a look at every series. Values too long for an index are
-- left out.
create table label_value (
    name  text collate "C" not null,
    value text collate "C" not null,
    primary key (name, value)
);

-- Only what is new is written, and by one at a time: two who learn the same labels in different order would wait for each
-- other for ever.
create function weir_learn_labels(names text[], labels jsonb[]) returns void language plpgsql as $$
declare
    fresh text[];
    theirs text[];
begin
    select array_agg(p.name), array_agg(p.value) into fresh, theirs
    from (
        select '__name__' as name, n.value from unnest(names) n (value)
        union
        select l.key, l.value from unnest(labels) j (pairs) cross join lateral jsonb_each_text(j.pairs) l
    ) p
    where octet_length(p.value) between 1 and 2000 and octet_length(p.name) <= 500
      and not exists (select from label_value v where v.name = p.name and v.value = p.value);
    if fresh is not null then
        perform pg_advisory_xact_lock(hashtext('weir.label'));
        insert into label_value (name, value) select * from unnest(fresh, theirs) on conflict do nothing;
    end if;
end $$;

create function weir_learn_series() returns trigger language plpgsql as $$
begin
    perform weir_learn_labels(array_agg(distinct n.name), array_agg(distinct n.labels)) from new_series n;
    return null;
end $$;

create function weir_learn_sources() returns trigger language plpgsql as $$
begin
    perform weir_learn_labels(array[]::text[],
        array_agg(jsonb_build_object('source', n.name) || n.attributes)) from new_sources n;
    return null;
end $$;

create trigger series_labels_learned after insert on series
    referencing new table as new_series for each statement execute function weir_learn_series();
create trigger source_labels_learned after insert on source
    referencing new table as new_sources for each statement execute function weir_learn_sources();

select weir_learn_labels(array_agg(distinct name), array_agg(distinct labels)) from series;
select weir_learn_labels(array[]::text[], array_agg(jsonb_build_object('source', name) || attributes)) from source;
