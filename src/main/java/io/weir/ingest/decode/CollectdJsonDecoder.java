package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import org.jspecify.annotations.Nullable;

/**
 * collectd's JSON, from write_kafka, amqp or write_http: an array of value lists. A series is called
 * {@code plugin/type}, and {@code plugin/type/source} where there are several data sources; instances become labels.
 */
public final class CollectdJsonDecoder extends JsonDecoder {

    private static final int VALUES = 0;
    private static final int TYPES = 1;
    private static final int NAMES = 2;
    private static final int TIME = 3;
    private static final int HOST = 4;
    private static final int PLUGIN = 5;
    private static final byte[][] HEAD = Json.keys("values", "dstypes");
    private static final byte[][] KEYS = Json.keys(
            "values", "dstypes", "dsnames", "time", "host", "plugin", "plugin_instance", "type", "type_instance");

    private final IdentityRules identity;

    /** @param identity which attributes make a source; host.name is collectd's host, service.name is collectd */
    public CollectdJsonDecoder(IdentityRules identity) {
        super("collectd-json");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        return JsonHead.array(payload.bytes(), HEAD);
    }

    @Override
    void document(Json json, Payload payload, Batch into) throws UndecodableException {
        Walk walk = new Walk(
                json,
                new Origin(identity, payload, "collectd", salt),
                into,
                payload.receivedAt().toEpochMilli());
        json.array();
        while (json.element()) {
            json.peek();
            int begin = json.at;
            json.places(KEYS, walk.places);
            int end = json.at;
            walk.list(begin);
            json.at = end;
        }
    }

    private final class Walk {

        private final Json json;
        private final Origin origin;
        private final Batch into;
        private final long receivedAt;
        private final int[] places = new int[KEYS.length];
        private final String[] texts = new String[KEYS.length];
        private final Json types;
        private final Json names;

        Walk(Json json, Origin origin, Batch into, long receivedAt) {
            this.json = json;
            this.origin = origin;
            this.into = into;
            this.receivedAt = receivedAt;
            this.types = new Json(json.bytes, 0);
            this.names = new Json(json.bytes, 0);
        }

        void list(int begin) throws UndecodableException {
            for (int i : new int[] {VALUES, HOST, PLUGIN, PLUGIN + 2}) {
                if (places[i] < 0) {
                    String key = Lines.text(KEYS[i], 0, KEYS[i].length);
                    throw JsonPlace.missing(json.bytes, begin, key, i == VALUES ? "an array" : "a string");
                }
            }
            long hash = salt;
            for (int i = PLUGIN; i < KEYS.length; i++) {
                hash = Hash64.mix(hash, text(i));
            }
            text(HOST);
            long source = origin.hashOfHost(json.bytes, json.from, json.to);
            SourceIdentity who = into.naming() ? origin.ofHost(texts[HOST]) : null;
            long at = receivedAt;
            if (places[TIME] >= 0) {
                json.at = places[TIME];
                at = Instants.millis(json.number());
            }
            values(hash, source, at, who);
        }

        private void values(long hash, long source, long at, @Nullable SourceIdentity who) throws UndecodableException {
            boolean typed = begin(types, TYPES);
            boolean named = begin(names, NAMES);
            json.at = places[VALUES];
            json.array();
            for (int i = 0; json.element(); i++) {
                typed = typed && types.element();
                named = named && names.element();
                if (typed) {
                    types.string();
                }
                if (named) {
                    names.string();
                }
                long series = Hash64.mix(Hash64.mix(hash, typed ? types.hash() : 0), named ? names.hash() : i);
                into.add(source, series, at, json.numberOrSkip());
                if (who != null) {
                    into.name(who, series(typed ? types.text() : "", named ? names.text() : Integer.toString(i)));
                }
            }
        }

        private SeriesIdentity series(String type, String name) {
            return CollectdName.series(
                    texts[PLUGIN],
                    texts[PLUGIN + 1],
                    texts[PLUGIN + 2],
                    texts[PLUGIN + 3],
                    name.equals("value") ? "" : "/" + name,
                    kind(type));
        }

        private boolean begin(Json cursor, int key) throws UndecodableException {
            if (places[key] < 0) {
                return false;
            }
            cursor.at = places[key];
            cursor.array();
            return true;
        }

        private long text(int key) throws UndecodableException {
            texts[key] = "";
            if (places[key] < 0) {
                return 0;
            }
            json.at = places[key];
            json.string();
            if (into.naming()) {
                texts[key] = json.text();
            }
            return json.hash();
        }
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "gauge" -> Kind.GAUGE;
            case "derive", "counter" -> Kind.COUNTER;
            case "absolute" -> Kind.DELTA;
            default -> Kind.UNKNOWN;
        };
    }
}
