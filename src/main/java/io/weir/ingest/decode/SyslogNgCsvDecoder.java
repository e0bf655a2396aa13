package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;

/** What {@code syslog-ng-ctl stats} prints: a head and {@code SourceName;SourceId;SourceInstance;State;Type;Number}. */
public final class SyslogNgCsvDecoder extends LineDecoder {

    private static final String HEAD = "SourceName;SourceId;";
    private static final int COLUMNS = 6;

    private final IdentityRules identity;

    /** @param identity how the message tells the source */
    public SyslogNgCsvDecoder(IdentityRules identity) {
        super("syslog-ng-csv");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        return Lines.startsWith(bytes, Lines.first(bytes, 0, bytes.length), bytes.length, HEAD);
    }

    @Override
    LineWalk begin(Payload payload, Batch into) {
        return new LineWalk(
                new Origin(identity, payload, "", salt),
                into,
                payload.receivedAt().toEpochMilli());
    }

    @Override
    void line(byte[] bytes, int from, int to, LineWalk walk) throws UndecodableException {
        if (Lines.startsWith(bytes, from, to, HEAD)) {
            return;
        }
        int[] ends = new int[COLUMNS];
        int column = 0;
        for (int i = from; i < to && column < COLUMNS - 1; i++) {
            if (bytes[i] == ';') {
                ends[column++] = i;
            }
        }
        if (column < COLUMNS - 1) {
            throw Lines.malformed(bytes, from, COLUMNS + " columns");
        }
        try {
            double value = Decimals.parse(bytes, ends[4] + 1, to);
            // The state is left out: a destination that comes or goes keeps its series.
            long hash = Hash64.mix(Hash64.of(bytes, from, ends[2]), Hash64.of(bytes, ends[3], ends[4]));
            walk.into.add(walk.origin.hashOfMessage(), hash, walk.receivedAt, value);
        } catch (NumberFormatException e) {
            throw Lines.malformed(bytes, ends[4] + 1, "a number in the last column");
        }
        if (walk.into.naming()) {
            walk.into.name(
                    walk.origin.ofMessage(),
                    SyslogNgName.series(
                            Lines.text(bytes, from, ends[0]),
                            Lines.text(bytes, ends[0] + 1, ends[1]),
                            Lines.text(bytes, ends[1] + 1, ends[2]),
                            Lines.text(bytes, ends[3] + 1, ends[4])));
        }
    }
}
