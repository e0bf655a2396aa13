-- What an instance of an analyzer wants to have again when it next looks at a pipeline.

create table analyzer_memory (
    pipeline_id bigint not null references pipeline on delete cascade,
    analyzer    text not null,                   -- name of the instance
    maker       text not null,                   -- id and version of the analyzer that wrote it
    memory      text not null,                   -- in a form of its own; at most 16384 characters
    at          timestamptz not null,            -- end of the window it was made of
    primary key (pipeline_id, analyzer)
);
