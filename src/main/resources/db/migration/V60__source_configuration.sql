-- How a source's engine is configured, as far as somebody said so. The newest fact stands, whole.
create table source_configuration (
    source_id bigint primary key references source on delete cascade,
    at        timestamptz not null,              -- since when it is so
    by_whom   text not null,
    settings  jsonb not null                     -- texts by the engine's own name, with the path before it
);
