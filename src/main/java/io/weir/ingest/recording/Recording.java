package io.weir.ingest.recording;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.pipeline.Interval;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Decoders;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the messages of a recording into a window for each source that reports in it. Messages that no decoder takes are
 * counted and left out. Not for several threads.
 */
public final class Recording {

    private final String name;
    private final Decoders decoders;
    private final Map<SourceIdentity, Map<SeriesIdentity, TreeMap<Long, Double>>> samples = new LinkedHashMap<>();
    private int taken;
    private int skipped;
    private @Nullable String firstProblem;

    /**
     * @param name stands for the source where the format does not name it
     * @param decoders of the formats that messages may be in; messages are not packed
     */
    public Recording(String name, List<PayloadDecoder> decoders) {
        this(name, new Decoders(decoders, Map.of()));
    }

    /**
     * @param name stands for the source where the format does not name it
     * @param decoders of the formats that messages may be in
     */
    public Recording(String name, Decoders decoders) {
        this.name = name;
        this.decoders = decoders;
    }

    /** Takes one line; blank ones are nothing. */
    public void add(String line) {
        if (!line.isBlank()) {
            add(line.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        }
    }

    /**
     * Takes one message.
     *
     * @param message its bytes
     * @param otherwise instant of what the message gives no time
     */
    public void add(byte[] message, Instant otherwise) {
        try {
            List<DecodedFrame> frames = decoders.decode(new Payload(name, name, Map.of(), otherwise, message))
                    .frames();
            frames.forEach(this::keep);
            taken++;
        } catch (UndecodableException | IllegalArgumentException e) {
            skip(e.getMessage());
        }
    }

    /** Messages that were understood. */
    public int taken() {
        return taken;
    }

    /** Messages that were left out. */
    public int skipped() {
        return skipped;
    }

    /** Why the first of them was left out. */
    public Optional<String> firstProblem() {
        return Optional.ofNullable(firstProblem);
    }

    /** One window for each source that reported at least one sample, in the order in which they first did. */
    public List<NativeWindow> windows(NativeSettings settings) {
        List<NativeWindow> found = new ArrayList<>();
        samples.forEach((source, series) -> found.add(window(source, series, settings)));
        return found;
    }

    private void skip(@Nullable String why) {
        skipped++;
        if (firstProblem == null) {
            firstProblem = why;
        }
    }

    private void keep(DecodedFrame frame) {
        DecodedFrame.Description description = frame.description().get();
        Map<SeriesIdentity, TreeMap<Long, Double>> of =
                samples.computeIfAbsent(description.source(), s -> new LinkedHashMap<>());
        for (int i = 0; i < frame.values().length; i++) {
            of.computeIfAbsent(description.series().get(i), s -> new TreeMap<>())
                    .put(frame.atMillis(), frame.values()[i]);
        }
    }

    private static NativeWindow window(
            SourceIdentity source, Map<SeriesIdentity, TreeMap<Long, Double>> samples, NativeSettings settings) {
        List<NativeSeries> series = new ArrayList<>();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Map.Entry<SeriesIdentity, TreeMap<Long, Double>> e : samples.entrySet()) {
            TreeMap<Long, Double> values = e.getValue();
            from = Math.min(from, values.firstKey());
            to = Math.max(to, values.lastKey());
            SeriesIdentity id = e.getKey();
            series.add(new NativeSeries(
                    id.name(),
                    id.labels(),
                    id.kind(),
                    id.unit(),
                    values.keySet().stream().mapToLong(Long::longValue).toArray(),
                    values.values().stream().mapToDouble(Double::doubleValue).toArray()));
        }
        Interval interval = new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
        return new NativeWindow(source.name(), source.attributes(), interval, series, settings);
    }
}
