-- Decoders and notifiers are plugins too.

alter table plugin_change drop constraint plugin_change_type_check;
alter table plugin_change add constraint plugin_change_type_check
    check (type in ('ADAPTER', 'ANALYZER', 'DECODER', 'NOTIFIER'));
