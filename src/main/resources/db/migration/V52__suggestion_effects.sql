-- What a suggestion brings besides, what it takes, and what to look at afterwards.

alter table suggestion
    add column further jsonb not null default '[]',
    add column cost    text not null default '',
    add column watch   text not null default '';
