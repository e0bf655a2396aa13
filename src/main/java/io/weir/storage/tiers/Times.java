package io.weir.storage.tiers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as the drivers of PostgreSQL take them. */
final class Times {

    private Times() {}

    static OffsetDateTime utc(long millis) {
        return utc(Instant.ofEpochMilli(millis));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
