package io.weir.ingest.decode;

/** What others say on the topic of events. */
public sealed interface Event permits ConfigurationEvent, AppliedEvent {}
