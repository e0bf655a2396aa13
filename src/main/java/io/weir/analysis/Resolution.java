package io.weir.analysis;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** How often a source samples. */
final class Resolution {

    private Resolution() {}

    /** The middle gap between samples of the series that has most of them; empty when none has two. */
    static Optional<Duration> of(NativeWindow window) {
        return window.series().stream()
                .map(NativeSeries::at)
                .max(Comparator.comparingInt(at -> at.length))
                .filter(at -> at.length >= 2)
                .map(at -> Duration.ofMillis(middleGap(at)));
    }

    private static long middleGap(long[] at) {
        long[] gaps = new long[at.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = at[i + 1] - at[i];
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }
}
