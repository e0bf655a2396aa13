package io.weir.messaging;

import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IngestMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts nothing. */
final class SilentMeter implements IngestMeter {

    @Override
    public void taken(String format, long messages, long bytes) {}

    @Override
    public void refused(String reason) {}

    @Override
    public void dropped(Drops drops) {}

    @Override
    public void stored(FrameStore.Stored stored, int messages, Duration took) {}

    @Override
    public void unavailable() {}

    @Override
    public void queryable(Duration sinceBroker) {}

    @Override
    public void watchInFlight(LongSupplier bytes) {}
}
