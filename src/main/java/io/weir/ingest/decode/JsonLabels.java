package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import io.weir.ingest.UndecodableException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads an object of texts that are labels, some of which tell the source. Reused for all of a message. */
final class JsonLabels {

    private static final byte[][] NONE = {};

    private final byte[][] origins;
    private final int[] from;
    private final int[] to;
    private long hash;
    private Map<String, String> labels = Map.of();

    /** @param origins keys of labels that tell the source */
    JsonLabels(byte[]... origins) {
        this.origins = origins.length == 0 ? NONE : origins;
        this.from = new int[origins.length];
        this.to = new int[origins.length];
    }

    /** Reads the object at a place; none when the place is below 0. */
    void read(Json json, int place, boolean naming) throws UndecodableException {
        hash = 0;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        labels = naming ? new TreeMap<>() : Map.of();
        if (place < 0) {
            return;
        }
        json.at = place;
        if (json.peek() == 'n') {
            json.skip();
            return;
        }
        json.object();
        while (json.key()) {
            int origin = origin(json);
            long key = origin < 0 ? json.hash() : 0;
            String name = naming ? json.text() : "";
            value(json);
            if (origin >= 0) {
                from[origin] = json.from;
                to[origin] = json.to;
            } else {
                hash = Hash64.mix(Hash64.mix(hash, key), json.hash());
                if (naming) {
                    labels.put(name, json.text());
                }
            }
        }
    }

    // A number or truth stands for its text; a list, as Vector writes several values of a tag, too.
    private static void value(Json json) throws UndecodableException {
        if (json.peek() == '"') {
            json.string();
            return;
        }
        int begin = json.at;
        json.skip();
        json.from = begin;
        json.to = json.at;
    }

    private int origin(Json json) {
        for (int i = 0; i < origins.length; i++) {
            if (json.is(origins[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Hash of all that are labels. */
    long hash() {
        return hash;
    }

    Map<String, String> labels() {
        return labels;
    }

    int from(int origin) {
        return from[origin];
    }

    int to(int origin) {
        return to[origin];
    }

    String text(Json json, int origin) throws UndecodableException {
        return JsonString.text(json.bytes, from[origin], to[origin]);
    }
}
