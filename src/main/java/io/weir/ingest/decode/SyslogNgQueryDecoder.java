package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.util.Set;

/**
 * What {@code syslog-ng-ctl query get} prints: {@code source.id.instance.type=number}. The series are the same as from
 * {@code stats}, as far as the dots tell id and instance apart.
 */
public final class SyslogNgQueryDecoder extends LineDecoder {

    private static final String[] SOURCES = {
        "dst.", "src.", "center.", "global.", "source.", "destination.", "filter.", "parser.", "log."
    };
    /** Sources that have an instance and no id. */
    private static final Set<String> WITHOUT_ID =
            Set.of("center", "src.host", "src.facility", "src.severity", "src.program", "src.sender");

    private final IdentityRules identity;

    /** @param identity how the message tells the source */
    public SyslogNgQueryDecoder(IdentityRules identity) {
        super("syslog-ng-query");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        int from = Lines.first(bytes, 0, bytes.length);
        int to = Lines.last(bytes, from, Lines.end(bytes, from));
        int equals = equals(bytes, from, to);
        if (equals < 0) {
            return false;
        }
        for (String source : SOURCES) {
            if (Lines.startsWith(bytes, from, equals, source)) {
                return true;
            }
        }
        return false;
    }

    // The last equals sign, if digits alone follow.
    private static int equals(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] >= '0' && bytes[i - 1] <= '9') {
            i--;
        }
        return i > from && i < to && bytes[i - 1] == '=' ? i - 1 : -1;
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
        int equals = equals(bytes, from, to);
        if (equals <= from) {
            throw Lines.malformed(bytes, from, "source.id.instance.type=number");
        }
        walk.into.add(
                walk.origin.hashOfMessage(),
                Hash64.of(bytes, from, equals),
                walk.receivedAt,
                Decimals.parse(bytes, equals + 1, Math.min(to, equals + 300)));
        if (walk.into.naming()) {
            walk.into.name(walk.origin.ofMessage(), series(Lines.text(bytes, from, equals)));
        }
    }

    private static SeriesIdentity series(String path) {
        int typeAt = path.lastIndexOf('.');
        String type = path.substring(typeAt + 1);
        String rest = typeAt < 0 ? "" : path.substring(0, typeAt);
        int sourceEnd = rest.indexOf('.');
        if (sourceEnd >= 0 && (rest.startsWith("dst.") || rest.startsWith("src."))) {
            sourceEnd = rest.indexOf('.', sourceEnd + 1);
        }
        String source = sourceEnd < 0 ? rest : rest.substring(0, sourceEnd);
        String place = sourceEnd < 0 ? "" : rest.substring(sourceEnd + 1);
        if (WITHOUT_ID.contains(source)) {
            return SyslogNgName.series(source, "", place, type);
        }
        int dot = place.indexOf('.');
        return SyslogNgName.series(
                source, dot < 0 ? place : place.substring(0, dot), dot < 0 ? "" : place.substring(dot + 1), type);
    }
}
