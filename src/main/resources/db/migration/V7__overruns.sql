-- What sources sent beyond the limits of ingestion. Bounded: those seen last are kept. A source beyond the limit of
-- sources has no number, so the fingerprint of its identity is the key.
create table ingest_overrun (
    fingerprint uuid not null,                   -- of the attributes
    reason      text not null,                   -- which limit
    source      text not null,                   -- for people
    attributes  jsonb not null,
    count       bigint not null,                 -- samples, or messages where the reason counts those
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    example     text not null,
    primary key (fingerprint, reason)
);

create index ingest_overrun_newest on ingest_overrun (last_seen desc);

-- How much a source uses of what is limited; noted whenever it gets a new layout.
alter table source add column series integer not null default 0;
alter table source add column layouts integer not null default 0;
create index source_series on source (series desc, id);
