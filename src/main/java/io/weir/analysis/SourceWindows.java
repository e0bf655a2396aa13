package io.weir.analysis;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads what a source reported. Never blocks. */
public interface SourceWindows {

    /** All series of the source over the interval; without series when there is nothing. */
    CompletionStage<NativeWindow> read(long sourceId, Interval interval);

    /** Instant of the newest frame of the source. */
    CompletionStage<Optional<Instant>> latest(long sourceId);
}
