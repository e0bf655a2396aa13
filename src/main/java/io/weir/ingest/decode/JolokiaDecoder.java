package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;

/**
 * Answers of Jolokia to requests of type read: one, or an array of them. The series of an attribute is called as in a
 * snapshot: domain of the bean, a slash and the attribute; the bean's properties are labels.
 */
public final class JolokiaDecoder extends JsonDecoder {

    private static final byte[][] KEYS = Json.keys("request", "value", "timestamp", "status");
    private static final byte[][] REQUEST = Json.keys("mbean", "attribute");

    private final IdentityRules identity;

    /** @param identity how the message tells the source */
    public JolokiaDecoder(IdentityRules identity) {
        super("jolokia");
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        return JsonHead.object(payload.bytes(), KEYS) || JsonHead.array(payload.bytes(), KEYS);
    }

    @Override
    void document(Json json, Payload payload, Batch into) throws UndecodableException {
        Walk walk = new Walk(json, new Origin(identity, payload, "", salt), into);
        if (json.peek() != '[') {
            walk.answer(payload.receivedAt().toEpochMilli());
            return;
        }
        json.array();
        while (json.element()) {
            walk.answer(payload.receivedAt().toEpochMilli());
        }
    }

    private final class Walk {

        private final Json json;
        private final Origin origin;
        private final Batch into;
        private final int[] places = new int[KEYS.length];
        private final int[] request = new int[REQUEST.length];
        private long at;

        Walk(Json json, Origin origin, Batch into) {
            this.json = json;
            this.origin = origin;
            this.into = into;
        }

        void answer(long receivedAt) throws UndecodableException {
            json.peek();
            int begin = json.at;
            json.places(KEYS, places);
            int end = json.at;
            if (places[0] < 0) {
                throw JsonPlace.missing(json.bytes, begin, "request", "an object");
            }
            // An answer that failed has a status and no value.
            if (places[1] >= 0) {
                at = receivedAt;
                if (places[2] >= 0) {
                    json.at = places[2];
                    at = Instants.millis(json.number());
                }
                request();
            }
            json.at = end;
        }

        private void request() throws UndecodableException {
            json.at = places[0];
            json.places(REQUEST, request);
            if (request[0] < 0) {
                throw JsonPlace.missing(json.bytes, places[0], "mbean", "a string");
            }
            long bean = text(request[0]);
            String name = into.naming() ? json.text() : "";
            String attribute = "";
            if (request[1] >= 0 && json.bytes[request[1]] == '"') {
                bean = Hash64.mix(bean, text(request[1]));
                attribute = into.naming() ? json.text() : "";
            }
            json.at = places[1];
            value(bean, name, attribute, 0);
        }

        private long text(int place) throws UndecodableException {
            json.at = place;
            json.string();
            return json.hash();
        }

        // A pattern of beans is answered by an object of beans, a bean by an object of attributes.
        private void value(long hash, String bean, String path, int depth) throws UndecodableException {
            byte next = json.peek();
            if (next == '{' && depth < 4) {
                json.object();
                while (json.key()) {
                    long key = Hash64.mix(hash, json.hash());
                    String step = into.naming() ? json.text() : "";
                    if (isBean(json)) {
                        value(key, step, path, depth + 1);
                    } else {
                        value(key, bean, path.isEmpty() ? step : path + "." + step, depth + 1);
                    }
                }
                return;
            }
            double value = json.numberOrSkip();
            if (next == 't' || next == 'f' || next == '-' || next >= '0' && next <= '9') {
                into.add(origin.hashOfMessage(), hash, at, value);
                if (into.naming()) {
                    into.name(origin.ofMessage(), series(bean, path));
                }
            }
        }
    }

    private static boolean isBean(Json json) {
        return Lines.indexOf(json.bytes, ':', json.from, json.to) > 0
                && Lines.indexOf(json.bytes, '=', json.from, json.to) > 0;
    }

    private static SeriesIdentity series(String bean, String attribute) throws UndecodableException {
        return SnapshotKey.parse(bean).with(attribute).series();
    }
}
