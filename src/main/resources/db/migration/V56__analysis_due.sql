-- When each source is to be analyzed next, and whose it is. Rows of their own and narrow: they change all the time, and the
-- source beside them never.
create table analysis_due (
    source_id    bigint primary key references source on delete cascade,
    due_at       timestamptz not null default now(),
    leased_until timestamptz,                    -- a replica has it until then
    lease        bigint not null default 0       -- how often it was taken: who holds an older number is too late
) with (fillfactor = 60);

create index analysis_due_at on analysis_due (due_at);

insert into analysis_due (source_id, due_at) select id, due_at from source;

drop index source_due;
alter table source drop column due_at, drop column leased_until;

create function weir_analyze_new_sources() returns trigger language plpgsql as $$
begin
    insert into analysis_due (source_id) select id from added;
    return null;
end $$;

create trigger source_due after insert on source referencing new table as added
    for each statement execute function weir_analyze_new_sources();
