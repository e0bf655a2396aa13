package io.weir.ingest.decode;

import io.weir.ingest.SourceIdentity;
import java.time.Instant;

/**
 * Somebody says that a suggestion was applied.
 *
 * @param source that reports the pipeline
 * @param at when
 * @param by who says so
 * @param suggestion its id, or the engine's own name of the setting that it is about
 */
public record AppliedEvent(SourceIdentity source, Instant at, String by, String suggestion) implements Event {}
