-- When everybody was told that a pipeline is silent; null while it reports, or while nobody was told yet.
alter table pipeline add column silent_since timestamptz;
create index pipeline_not_silent on pipeline (last_seen) where silent_since is null;
