package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;

/**
 * collectd's commands, as its plugin write_kafka sends them unless told otherwise:
 * {@code PUTVAL host/plugin-instance/type-instance interval=10 1795478400.000:4711}. Series are called as in collectd's
 * JSON; as a command does not name data sources, further values are numbered. It does not tell the kind either.
 */
public final class PutvalDecoder extends LineDecoder {

    private static final String COMMAND = "PUTVAL ";

    private final IdentityRules identity;

    /** @param identity which attributes make a source; host.name is collectd's host, service.name is collectd */
    public PutvalDecoder(IdentityRules identity) {
        super("collectd-putval");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        return Lines.startsWith(bytes, Lines.first(bytes, 0, bytes.length), bytes.length, COMMAND);
    }

    @Override
    LineWalk begin(Payload payload, Batch into) {
        return new LineWalk(
                new Origin(identity, payload, "collectd", salt),
                into,
                payload.receivedAt().toEpochMilli());
    }

    @Override
    void line(byte[] bytes, int from, int to, LineWalk walk) throws UndecodableException {
        if (!Lines.startsWith(bytes, from, to, COMMAND)) {
            throw Lines.malformed(bytes, from, "PUTVAL");
        }
        int begin = Lines.first(bytes, from + COMMAND.length(), to);
        boolean quoted = begin < to && bytes[begin] == '"';
        int name = quoted ? begin + 1 : begin;
        int end = quoted ? Lines.indexOf(bytes, '"', name, to) : Decimals.token(bytes, name, to);
        int slash = end < 0 ? -1 : Lines.indexOf(bytes, '/', name, end);
        if (slash < 0 || Lines.indexOf(bytes, '/', slash + 1, end) < 0) {
            throw Lines.malformed(bytes, begin, "host/plugin-instance/type-instance");
        }
        int word = Lines.first(bytes, quoted ? end + 1 : end, to);
        while (word < to) {
            int wordEnd = Decimals.token(bytes, word, to);
            if (Lines.indexOf(bytes, '=', word, wordEnd) < 0) {
                values(bytes, word, wordEnd, name, slash, end, walk);
            }
            word = Lines.first(bytes, wordEnd, to);
        }
    }

    private void values(byte[] bytes, int from, int to, int name, int slash, int end, LineWalk walk)
            throws UndecodableException {
        int colon = Lines.indexOf(bytes, ':', from, to);
        if (colon < 0) {
            throw Lines.malformed(bytes, from, "seconds:value");
        }
        long source = walk.origin.hashOfHost(bytes, name, slash);
        long hash = Hash64.mix(salt, Hash64.of(bytes, slash, end));
        SourceIdentity who = walk.into.naming() ? walk.origin.ofHost(Lines.text(bytes, name, slash)) : null;
        boolean several = Lines.indexOf(bytes, ':', colon + 1, to) >= 0;
        try {
            long at = bytes[from] == 'N' ? walk.receivedAt : Instants.millis(Decimals.parse(bytes, from, colon));
            int i = 0;
            for (int begin = colon + 1; begin <= to; i++) {
                int next = Lines.indexOf(bytes, ':', begin, to);
                int stop = next < 0 ? to : next;
                double value = begin < stop && bytes[begin] == 'U' ? Double.NaN : Decimals.parse(bytes, begin, stop);
                walk.into.add(source, several ? Hash64.mix(hash, i) : hash, at, value);
                if (who != null) {
                    walk.into.name(who, series(Lines.text(bytes, slash + 1, end), several ? "/" + i : ""));
                }
                begin = stop + 1;
            }
        } catch (NumberFormatException e) {
            throw Lines.malformed(bytes, from, "seconds:value");
        }
    }

    private static SeriesIdentity series(String identifier, String dataSource) {
        int slash = identifier.indexOf('/');
        String plugin = identifier.substring(0, slash);
        String type = identifier.substring(slash + 1);
        return CollectdName.series(before(plugin), after(plugin), before(type), after(type), dataSource, Kind.UNKNOWN);
    }

    private static String before(String text) {
        int dash = text.indexOf('-');
        return dash < 0 ? text : text.substring(0, dash);
    }

    private static String after(String text) {
        int dash = text.indexOf('-');
        return dash < 0 ? "" : text.substring(dash + 1);
    }
}
