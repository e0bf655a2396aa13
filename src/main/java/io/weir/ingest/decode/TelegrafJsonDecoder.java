package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;

/**
 * Telegraf's JSON: one metric, {@code {"fields":{},"name":"","tags":{},"timestamp":1}}, or a batch of them under
 * {@code metrics}. Sources and series are the same as with line protocol.
 */
public final class TelegrafJsonDecoder extends JsonDecoder {

    private static final byte[][] METRIC = Json.keys("fields", "name", "tags", "timestamp");
    private static final byte[][] KEYS = Json.keys("fields", "name", "tags", "timestamp", "metrics");
    private static final byte[][] BATCH = Json.keys("metrics");
    private static final byte[][] OTHERS = Json.keys("ts");
    private static final byte[] HOST = {'h', 'o', 's', 't'};
    private static final int METRICS = 4;

    private final IdentityRules identity;

    /** @param identity which attributes make a source; the tag host stands for host.name */
    public TelegrafJsonDecoder(IdentityRules identity) {
        super("telegraf-json");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        return JsonHead.object(bytes, METRIC) || JsonHead.value(bytes, BATCH, '[') && !JsonHead.object(bytes, OTHERS);
    }

    @Override
    void document(Json json, Payload payload, Batch into) throws UndecodableException {
        Walk walk = new Walk(
                json,
                new Origin(identity, payload, "", salt),
                into,
                payload.receivedAt().toEpochMilli());
        int begin = json.at;
        json.places(KEYS, walk.places);
        int end = json.at;
        if (walk.places[METRICS] < 0) {
            walk.metric(begin);
            json.at = end;
            return;
        }
        json.at = walk.places[METRICS];
        json.array();
        while (json.element()) {
            json.peek();
            int at = json.at;
            json.places(KEYS, walk.places);
            int after = json.at;
            walk.metric(at);
            json.at = after;
        }
        json.at = end;
    }

    private final class Walk {

        private final Json json;
        private final Origin origin;
        private final Batch into;
        private final long receivedAt;
        private final int[] places = new int[KEYS.length];
        private final JsonLabels tags = new JsonLabels(HOST);

        Walk(Json json, Origin origin, Batch into, long receivedAt) {
            this.json = json;
            this.origin = origin;
            this.into = into;
            this.receivedAt = receivedAt;
        }

        void metric(int begin) throws UndecodableException {
            if (places[0] < 0 || places[1] < 0) {
                throw JsonPlace.missing(
                        json.bytes, begin, places[0] < 0 ? "fields" : "name", places[0] < 0 ? "an object" : "a string");
            }
            json.at = places[1];
            json.string();
            long hash = Hash64.mix(salt, json.hash());
            String name = into.naming() ? json.text() : "";
            tags.read(json, places[2], into.naming());
            long at = receivedAt;
            if (places[3] >= 0) {
                json.at = places[3];
                at = Instants.millis(json.number());
            }
            fields(Hash64.mix(hash, tags.hash()), at, name);
        }

        private void fields(long hash, long at, String name) throws UndecodableException {
            long source = origin.hashOfHost(json.bytes, tags.from(0), tags.to(0));
            SourceIdentity who = into.naming() ? origin.ofHost(tags.text(json, 0)) : null;
            json.at = places[0];
            json.object();
            while (json.key()) {
                long field = json.hash();
                int from = json.from;
                int to = json.to;
                byte first = json.peek();
                double value = json.numberOrSkip();
                if (first == '"' || first == '{' || first == '[') {
                    continue;
                }
                into.add(source, Hash64.mix(hash, field), at, value);
                if (who != null) {
                    String series = name + "_" + JsonString.text(json.bytes, from, to);
                    into.name(who, new SeriesIdentity(series, tags.labels(), Kind.UNKNOWN, ""));
                }
            }
        }
    }
}
