-- Which sources count: by what they sent lately, not by rollups that are kept for years.

-- Whether there are samples of a source, or an hour of it after an instant, or somebody told of its configuration since, or an
-- alert of it is active. One look after another, the tables where most sources have something first.
create function weir_counts(source bigint, since timestamptz) returns boolean language plpgsql stable as $$
begin
    return exists (select from frame t where t.source_id = source)
        or exists (select from rollup_hour t where t.source_id = source and t.until > since)
        or exists (select from frame_sealed t where t.source_id = source)
        or exists (select from block t where t.source_id = source)
        or exists (select from source_configuration c where c.source_id = source and c.at > since)
        or exists (select from pipeline p join alert a on a.pipeline_id = p.id
                   where p.source_id = source and a.state <> 'RESOLVED');
end $$;

-- To count those that count, and to walk through the others: there may be many more of these by and by.
create index source_counted on source (id) where retired_at is null;
drop index source_retired;
create index source_retired on source (id) where retired_at is not null;

insert into upkeep (task) values ('retired sources');
