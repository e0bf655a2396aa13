package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON of prometheus-kafka-adapter: {@code {"labels":{},"name":"","timestamp":"","value":"998"}}. Sources and series are
 * the same as with remote write.
 */
public final class PrometheusJsonDecoder extends JsonDecoder {

    private static final byte[][] KEYS = Json.keys("labels", "name", "timestamp", "value");
    private static final byte[] JOB = {'j', 'o', 'b'};
    private static final byte[] INSTANCE = Json.keys("instance")[0];

    private final IdentityRules identity;

    /** @param identity which attributes make a source; job and instance stand for service.name and service.instance.id */
    public PrometheusJsonDecoder(IdentityRules identity) {
        super("prometheus-kafka-adapter");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        return JsonHead.object(payload.bytes(), KEYS);
    }

    @Override
    void document(Json json, Payload payload, Batch into) throws UndecodableException {
        int[] places = new int[KEYS.length];
        json.peek();
        int begin = json.at;
        json.places(KEYS, places);
        int end = json.at;
        for (int i = 0; i < KEYS.length; i++) {
            if (places[i] < 0) {
                String key = Lines.text(KEYS[i], 0, KEYS[i].length);
                throw JsonPlace.missing(json.bytes, begin, key, i == 0 ? "an object" : "a string");
            }
        }
        JsonLabels labels = new JsonLabels(JOB, INSTANCE);
        labels.read(json, places[0], into.naming());
        Origin origin = new Origin(identity, payload, "", salt);
        long job = Hash64.of(json.bytes, labels.from(0), labels.to(0));
        long instance = Hash64.of(json.bytes, labels.from(1), labels.to(1));
        boolean known = labels.to(0) > labels.from(0) || labels.to(1) > labels.from(1);
        json.at = places[1];
        json.string();
        into.add(
                known ? Hash64.mix(Hash64.mix(salt, job), instance) : origin.hashOfMessage(),
                Hash64.mix(labels.hash(), json.hash()),
                instant(json, places[2]),
                value(json, places[3]));
        if (into.naming()) {
            json.at = places[1];
            json.string();
            into.name(
                    origin.ofTarget(labels.text(json, 0), labels.text(json, 1)), series(json.text(), labels.labels()));
        }
        json.at = end;
    }

    private static SeriesIdentity series(String name, Map<String, String> labels) {
        Map<String, String> rest = new TreeMap<>(labels);
        rest.remove("__name__");
        return new SeriesIdentity(name, rest, Suffixes.kind(name), "");
    }

    private static long instant(Json json, int place) throws UndecodableException {
        json.at = place;
        json.string();
        try {
            return Instants.rfc3339(json.bytes, json.from, json.to);
        } catch (DateTimeException e) {
            throw JsonPlace.invalid(json.bytes, place, "an instant such as \"2026-11-24T03:40:00Z\"");
        }
    }

    private static double value(Json json, int place) throws UndecodableException {
        json.at = place;
        if (json.atNumber()) {
            return json.number();
        }
        json.string();
        try {
            byte last = json.to > json.from ? json.bytes[json.to - 1] : 0;
            return last >= '0' && last <= '9' || last == '.'
                    ? Decimals.parse(json.bytes, json.from, json.to)
                    : PrometheusLine.special(json.text());
        } catch (NumberFormatException e) {
            throw JsonPlace.invalid(json.bytes, place, "a number as a string, such as \"998\"");
        }
    }
}
