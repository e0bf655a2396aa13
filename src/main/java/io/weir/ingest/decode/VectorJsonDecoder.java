package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;

/**
 * Metrics of Vector as its codecs json and native_json write them. The series is called {@code namespace_name}, as
 * Vector's own Prometheus endpoint calls it. An incremental value is a change; sketches are left out.
 */
public final class VectorJsonDecoder extends JsonDecoder {

    private static final byte[][] EVENT = Json.keys("name", "kind");
    private static final byte[][] NATIVE = Json.keys("metric");

    private final IdentityRules identity;
    private final boolean nativeForm;

    /**
     * @param identity which attributes make a source; the tag host stands for host.name, service.name is vector
     * @param nativeForm whether metrics are wrapped as {@code {"metric":{...}}}
     */
    public VectorJsonDecoder(IdentityRules identity, boolean nativeForm) {
        super(nativeForm ? "vector-native-json" : "vector-json");
        this.identity = identity;
        this.nativeForm = nativeForm;
    }

    @Override
    public boolean recognises(Payload payload) {
        byte[] bytes = payload.bytes();
        if (nativeForm) {
            return JsonHead.value(bytes, NATIVE, '{');
        }
        return (JsonHead.object(bytes, EVENT) || JsonHead.array(bytes, EVENT)) && VectorMetric.hasValue(bytes);
    }

    @Override
    void document(Json json, Payload payload, Batch into) throws UndecodableException {
        VectorMetric metric = new VectorMetric(
                json,
                new Origin(identity, payload, "vector", salt),
                into,
                salt,
                payload.receivedAt().toEpochMilli());
        if (json.peek() != '[') {
            event(json, metric);
            return;
        }
        json.array();
        while (json.element()) {
            event(json, metric);
        }
    }

    private void event(Json json, VectorMetric metric) throws UndecodableException {
        if (!nativeForm) {
            metric.read();
            return;
        }
        json.peek();
        int begin = json.at;
        int[] place = new int[1];
        json.places(NATIVE, place);
        int end = json.at;
        if (place[0] < 0) {
            throw JsonPlace.missing(json.bytes, begin, "metric", "an object");
        }
        json.at = place[0];
        metric.read();
        json.at = end;
    }
}
