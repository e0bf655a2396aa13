package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one {@code TimeSeries}. Reused for all of a message. */
final class RemoteWriteSeries {

    private static final int LABEL = 1 << 3 | Wire.BYTES;
    private static final int SAMPLE = 2 << 3 | Wire.BYTES;
    private static final int NAME = 1 << 3 | Wire.BYTES;
    private static final int TEXT = 2 << 3 | Wire.BYTES;
    private static final int VALUE = 1 << 3 | Wire.FIXED64;
    private static final int TIMESTAMP = 2 << 3;
    private static final byte[] JOB = {'j', 'o', 'b'};
    private static final byte[] INSTANCE = {'i', 'n', 's', 't', 'a', 'n', 'c', 'e'};

    private final Wire wire;
    private final Origin origin;
    private final long salt;
    private final Batch into;
    private final Span name = new Span();
    private final Span text = new Span();
    private @Nullable Map<String, String> labels;
    private long job;
    private long instance;
    private long hash;

    RemoteWriteSeries(Wire wire, Origin origin, long salt, Batch into) {
        this.wire = wire;
        this.origin = origin;
        this.salt = salt;
        this.into = into;
    }

    // Labels may also follow the samples, as the format allows: they are looked for first.
    void read() throws UndecodableException {
        int firstSample = labels();
        long source = job == 0 && instance == 0 ? origin.hashOfMessage() : Hash64.mix(Hash64.mix(salt, job), instance);
        Map<String, String> all = labels;
        SourceIdentity sourceIdentity = all == null ? null : source(all);
        SeriesIdentity identity = all == null ? null : identity(all);
        wire.at = firstSample;
        while (wire.more()) {
            int tag = wire.tag();
            if (tag == SAMPLE) {
                sample(source);
                if (sourceIdentity != null && identity != null) {
                    into.name(sourceIdentity, identity);
                }
            } else {
                wire.skip(tag);
            }
        }
    }

    private int labels() throws UndecodableException {
        labels = into.naming() ? new TreeMap<>() : null;
        job = 0;
        instance = 0;
        hash = salt;
        int firstSample = -1;
        while (wire.more()) {
            int before = wire.at;
            int tag = wire.tag();
            if (tag == LABEL) {
                label();
            } else {
                if (tag == SAMPLE && firstSample < 0) {
                    firstSample = before;
                }
                wire.skip(tag);
            }
        }
        return firstSample < 0 ? wire.end : firstSample;
    }

    private void label() throws UndecodableException {
        int outer = wire.enter();
        int from = wire.at;
        name.clear();
        text.clear();
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case NAME -> name.take(wire);
                case TEXT -> text.take(wire);
                default -> wire.skip(tag);
            }
        }
        if (is(JOB) && !text.isEmpty()) {
            job = text.hash(wire);
        } else if (is(INSTANCE) && !text.isEmpty()) {
            instance = text.hash(wire);
        } else {
            hash = Hash64.mix(hash, Hash64.of(wire.bytes, from, wire.end));
        }
        if (labels != null) {
            labels.put(name.text(wire), text.text(wire));
        }
        wire.leave(outer);
    }

    private boolean is(byte[] wanted) {
        return name.to - name.from == wanted.length
                && Arrays.equals(wire.bytes, name.from, name.to, wanted, 0, wanted.length);
    }

    private void sample(long source) throws UndecodableException {
        int outer = wire.enter();
        double value = 0;
        long at = 0;
        while (wire.more()) {
            int tag = wire.tag();
            switch (tag) {
                case VALUE -> value = wire.float64();
                case TIMESTAMP -> at = wire.varint();
                default -> wire.skip(tag);
            }
        }
        wire.leave(outer);
        into.add(source, hash, at, value);
    }

    private SourceIdentity source(Map<String, String> all) {
        return origin.ofTarget(all.getOrDefault("job", ""), all.getOrDefault("instance", ""));
    }

    private static SeriesIdentity identity(Map<String, String> all) {
        Map<String, String> rest = new TreeMap<>(all);
        String name = rest.remove("__name__");
        rest.remove("job");
        rest.remove("instance");
        String known = name == null ? "" : name;
        return new SeriesIdentity(known, rest, Suffixes.kind(known), "");
    }
}
