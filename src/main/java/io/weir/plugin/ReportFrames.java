package io.weir.plugin;

import io.weir.api.payload.Report;
import io.weir.api.payload.Sample;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Fingerprints;
import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes frames of what a decoder returned, and refuses what it must not return. */
final class ReportFrames {

    private static final int MOST = 1_000_000;

    private final IdentityRules identity;
    private final Payload payload;
    private final long salt;

    ReportFrames(IdentityRules identity, Payload payload, String format) {
        this.identity = identity;
        this.payload = payload;
        this.salt = Hash64.of(format);
    }

    List<DecodedFrame> of(@Nullable List<Report> reports) {
        if (reports == null) {
            throw new PluginFailure.Nonsense("decode() returned null");
        }
        long samples = reports.stream().mapToLong(r -> r.samples().size()).sum();
        if (samples > MOST) {
            throw new PluginFailure.Nonsense(samples + " samples in one message: more than " + MOST);
        }
        List<DecodedFrame> frames = new ArrayList<>(reports.size());
        for (Report report : reports) {
            if (!report.samples().isEmpty()) {
                frames.add(frame(report));
            }
        }
        return frames;
    }

    private DecodedFrame frame(Report report) {
        SourceIdentity source = identity.ofResource(report.source(), payload);
        List<SeriesIdentity> series = new ArrayList<>(report.samples().size());
        Set<SeriesIdentity> seen = new HashSet<>();
        double[] values = new double[report.samples().size()];
        long shape = Hash64.mix(salt, values.length);
        for (Sample sample : report.samples()) {
            SeriesIdentity one = new SeriesIdentity(sample.name(), sample.labels(), sample.kind(), sample.unit());
            if (!seen.add(one)) {
                throw new PluginFailure.Nonsense("series " + one.text() + " is twice in one report");
            }
            values[series.size()] = sample.value();
            series.add(one);
            shape = Hash64.mix(shape, hash(sample));
        }
        DecodedFrame.Description description = new DecodedFrame.Description(source, List.copyOf(series));
        return new DecodedFrame(
                Fingerprints.of(source).getMostSignificantBits(), shape, millis(report), values, () -> description);
    }

    private static long millis(Report report) {
        try {
            return report.at().toEpochMilli();
        } catch (ArithmeticException e) {
            throw new PluginFailure.Nonsense("the instant " + report.at() + " is out of range");
        }
    }

    private static long hash(Sample sample) {
        long hash = Hash64.mix(Hash64.of(sample.name()), Hash64.of(sample.unit()));
        hash = Hash64.mix(hash, sample.kind().ordinal());
        for (Map.Entry<String, String> label : new TreeMap<>(sample.labels()).entrySet()) {
            hash = Hash64.mix(Hash64.mix(hash, Hash64.of(label.getKey())), Hash64.of(label.getValue()));
        }
        return hash;
    }
}
