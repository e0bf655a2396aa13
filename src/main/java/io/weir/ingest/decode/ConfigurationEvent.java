package io.weir.ingest.decode;

import io.weir.ingest.SourceIdentity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says how the engine of a source is configured.
 *
 * @param source whose engine
 * @param at since when it is so
 * @param by who says so
 * @param settings as JSON has them: texts, numbers and truths, objects and lists of them
 */
public record ConfigurationEvent(SourceIdentity source, Instant at, String by, Map<String, @Nullable Object> settings)
        implements Event {}
