package io.weir.bench.plugins;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import io.weir.testkit.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Recordings, cut to the window that an analysis looks at. */
final class Windows {

    private Windows() {}

    static List<NativeWindow> in(Path directory, int samples) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("there is no directory " + directory + " with recordings.");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> recordings = files.filter(f -> f.toString().matches(".*\\.jsonl(\\.gz)?"))
                    .sorted()
                    .toList();
            if (recordings.isEmpty()) {
                throw new IllegalArgumentException("there are no recordings (.jsonl, .jsonl.gz) in " + directory + ".");
            }
            List<NativeWindow> windows = new ArrayList<>();
            for (Path file : recordings) {
                windows.add(last(ScenarioFile.read(file).window(), samples));
            }
            return windows;
        }
    }

    /** The last readings of the series that has most of them, and of all others since then. */
    private static NativeWindow last(NativeWindow whole, int samples) {
        long from = whole.series().stream()
                .map(NativeSeries::at)
                .max(Comparator.comparingInt(at -> at.length))
                .map(at -> at[Math.max(0, at.length - samples)])
                .orElse(0L);
        Interval interval =
                new Interval(Instant.ofEpochMilli(from), whole.interval().to());
        List<NativeSeries> series =
                whole.series().stream().map(s -> since(s, from)).toList();
        return new NativeWindow(whole.source(), whole.attributes(), interval, series, whole.settings());
    }

    private static NativeSeries since(NativeSeries s, long from) {
        int found = Arrays.binarySearch(s.at(), from);
        int begin = found < 0 ? -found - 1 : found;
        return new NativeSeries(
                s.name(),
                s.labels(),
                s.kind(),
                s.unit(),
                Arrays.copyOfRange(s.at(), begin, s.at().length),
                Arrays.copyOfRange(s.values(), begin, s.at().length));
    }
}
