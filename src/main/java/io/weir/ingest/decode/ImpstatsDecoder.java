package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;
import java.time.DateTimeException;

/**
 * rsyslog's impstats: {@code {"name":"main Q","origin":"core.queue","size":0,...}}, as rsyslog sends it in the formats
 * json, cee and json-elasticsearch, or wrapped with an instant as {@code {"ts":"...","impstats":{...}}}; and the format
 * legacy, lines of {@code main Q: origin=core.queue size=0}.
 *
 * <p>A counter becomes the series {@code <origin>/<counter>} with the labels name and origin.
 */
public final class ImpstatsDecoder extends JsonDecoder {

    private static final String COOKIE = "@cee:";
    private static final byte[][] STATS = Json.keys("name", "origin");
    private static final byte[][] WRAPPER = Json.keys("ts", "impstats");
    private static final byte[][] KEYS = Json.keys("name", "origin", "ts", "impstats");
    private static final byte[] VALUES = Json.keys("values")[0];

    /** Takes the key or topic of a message for the source. */
    public ImpstatsDecoder() {
        super("rsyslog-impstats");
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        int start = start(bytes);
        Json json = new Json(bytes, start);
        if (json.peek() != '{') {
            int from = Lines.first(bytes, 0, bytes.length);
            return ImpstatsLegacy.colon(bytes, from, Lines.end(bytes, from)) > from;
        }
        return JsonHead.object(bytes, start, STATS) || JsonHead.object(bytes, start, WRAPPER);
    }

    @Override
    void walk(Payload payload, Batch into) throws UndecodableException {
        byte[] bytes = payload.bytes();
        int first = Lines.first(bytes, 0, bytes.length);
        if (ImpstatsLegacy.colon(bytes, first, Lines.end(bytes, first)) > first && bytes[first] != '{') {
            legacy(payload, into);
        } else {
            super.walk(payload, into);
        }
    }

    private void legacy(Payload payload, Batch into) throws UndecodableException {
        byte[] bytes = payload.bytes();
        LineWalk walk = new LineWalk(origin(payload), into, payload.receivedAt().toEpochMilli());
        for (int from = 0; from < bytes.length; ) {
            int end = Lines.end(bytes, from);
            int first = Lines.first(bytes, from, end);
            int last = Lines.last(bytes, first, end);
            if (first < last) {
                ImpstatsLegacy.line(bytes, first, last, walk);
            }
            from = end + 1;
        }
    }

    @Override
    int start(byte[] bytes) {
        int first = Lines.first(bytes, 0, Math.min(bytes.length, 16));
        return Lines.startsWith(bytes, first, bytes.length, COOKIE) ? first + COOKIE.length() : 0;
    }

    private Origin origin(Payload payload) {
        return new Origin(IdentityRules.DEFAULT, payload, "", salt);
    }

    @Override
    void document(Json json, Payload payload, Batch into) throws UndecodableException {
        int[] places = new int[KEYS.length];
        json.peek();
        int begin = json.at;
        json.places(KEYS, places);
        int end = json.at;
        long at = instant(json, places[2], payload);
        int stats = begin;
        if (places[3] >= 0 && json.bytes[places[3]] == '{') {
            stats = places[3];
            json.at = stats;
            json.places(KEYS, places);
        }
        Walk walk = new Walk(json, origin(payload), into, at);
        walk.head(stats, places);
        json.at = stats;
        walk.counters();
        json.at = end;
    }

    private final class Walk {

        private final Json json;
        private final Origin origin;
        private final Batch into;
        private final long at;
        private String name = "";
        private String from = "";
        private long hash;

        Walk(Json json, Origin origin, Batch into, long at) {
            this.json = json;
            this.origin = origin;
            this.into = into;
            this.at = at;
        }

        void head(int object, int[] places) throws UndecodableException {
            hash = Hash64.mix(text(object, places[0], "name"), 0);
            name = into.naming() ? json.text() : "";
            hash = Hash64.mix(hash, text(object, places[1], "origin"));
            from = into.naming() ? json.text() : "";
        }

        private long text(int object, int place, String key) throws UndecodableException {
            if (place < 0) {
                throw JsonPlace.missing(json.bytes, object, key, "a string such as \"main Q\" or \"core.queue\"");
            }
            json.at = place;
            json.string();
            if (json.from == json.to) {
                throw JsonPlace.invalid(json.bytes, place, "a string that is not empty");
            }
            return json.hash();
        }

        // Dynamic statistics are one level deeper.
        void counters() throws UndecodableException {
            json.object();
            while (json.key()) {
                long key = json.hash();
                int keyFrom = json.from;
                int keyTo = json.to;
                if (json.is(VALUES) && json.peek() == '{') {
                    counters();
                } else {
                    counter(key, keyFrom, keyTo);
                }
            }
        }

        private void counter(long key, int keyFrom, int keyTo) throws UndecodableException {
            double value = Double.NaN;
            if (json.atNumber()) {
                value = json.number();
            } else if (json.stringOrSkip() && isNumber()) {
                value = Decimals.parse(json.bytes, json.from, json.to);
            } else {
                return;
            }
            into.add(origin.hashOfMessage(), Hash64.mix(hash, key), at, value);
            if (into.naming()) {
                String counter = JsonString.text(json.bytes, keyFrom, keyTo);
                into.name(origin.ofMessage(), ImpstatsName.series(name, from, counter));
            }
        }

        /** Some versions write numbers in quotes. */
        private boolean isNumber() {
            for (int i = json.from; i < json.to; i++) {
                if (json.bytes[i] < '0' || json.bytes[i] > '9') {
                    return false;
                }
            }
            return json.to > json.from && json.to - json.from < 20;
        }
    }

    private static long instant(Json json, int place, Payload payload) throws UndecodableException {
        if (place < 0) {
            return payload.receivedAt().toEpochMilli();
        }
        json.at = place;
        json.string();
        try {
            return Instants.rfc3339(json.bytes, json.from, json.to);
        } catch (DateTimeException e) {
            throw new UndecodableException(
                    "bad-timestamp",
                    "\"ts\" is '" + json.text() + "', must be an instant such as 2026-11-23T23:37:38.686Z");
        }
    }
}
