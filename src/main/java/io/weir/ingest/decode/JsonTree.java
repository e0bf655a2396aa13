package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.Hash64;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a series of each number in a tree of objects: its path with dots is the name. Some steps of a path are not names
 * but tell which one of many: they become labels. True and false are 1 and 0. Not for several threads.
 */
final class JsonTree {

    /** What a format says of its tree. */
    interface Shape {

        /**
         * Whether the keys of the object at this path are values of a label.
         *
         * @return name of the label; null where the keys are names
         */
        @Nullable
        String label(String path);

        /** How the values of a series are to be read. */
        Kind kind(String name);

        /** The unit; empty when not known. */
        default String unit(String name) {
            return "";
        }

        /** Whether texts such as 50.1M are sizes in bytes. */
        default boolean sizes() {
            return false;
        }
    }

    /** Keys of texts that tell which one an element of an array is. */
    private static final byte[][] TELLING = Json.keys("id", "name", "plugin_id", "plugin_category", "type");

    private static final int DEEPEST = 24;

    private final Json json;
    private final Batch into;
    private final Shape shape;
    private final long source;
    private final long at;
    private final @Nullable SourceIdentity who;
    private final Map<String, String> labels = new TreeMap<>();
    private final List<String> path = new ArrayList<>();
    private String plainKey = "";
    // How long the path was where its last label was taken: below it, keys are names again.
    private int labelled = -1;

    JsonTree(Json json, Batch into, Shape shape, long source, long at, @Nullable SourceIdentity who) {
        this.json = json;
        this.into = into;
        this.shape = shape;
        this.source = source;
        this.at = at;
        this.who = who;
    }

    /** A label of every series that follows. */
    void label(String name, String value) {
        if (who != null && !value.isEmpty()) {
            labels.put(name, value);
        }
    }

    /** Reads the value that begins here under a name; of the root under none. */
    void read(String name, long hash) throws UndecodableException {
        if (who != null && !name.isEmpty()) {
            path.add(name);
        }
        value(Hash64.mix(hash, Hash64.of(name)), 0);
        path.clear();
    }

    /** Reads the object that begins here under a name; its number of the plain key has that name alone. */
    void read(String name, long hash, String plain) throws UndecodableException {
        plainKey = plain;
        read(name, hash);
        plainKey = "";
    }

    /** Reads the object that begins here as one of many: what it says it is becomes labels. */
    void element(long hash) throws UndecodableException {
        int[] places = new int[TELLING.length];
        json.peek();
        int begin = json.at;
        json.places(TELLING, places);
        long element = telling(places, hash);
        json.at = begin;
        object(element, 0);
    }

    private void value(long hash, int depth) throws UndecodableException {
        byte next = json.peek();
        if (next == '{' && depth < DEEPEST) {
            object(hash, depth);
        } else if (next == '[' && depth < DEEPEST) {
            array(hash, depth);
        } else if (next == '"') {
            json.string();
            double size = shape.sizes() ? HumanSize.bytes(json.bytes, json.from, json.to) : Double.NaN;
            if (!Double.isNaN(size)) {
                add(hash, size, "By");
            }
        } else {
            double value = json.numberOrSkip();
            if (next != 'n' && next != '{' && next != '[') {
                add(hash, value, "");
            }
        }
    }

    private void object(long hash, int depth) throws UndecodableException {
        String label = who == null || path.size() == labelled ? null : shape.label(String.join(".", path));
        json.object();
        while (json.key()) {
            long key = Hash64.mix(hash, json.hash());
            if (who == null) {
                value(key, depth + 1);
            } else if (label == null) {
                path.add(json.text());
                value(key, depth + 1);
                path.removeLast();
            } else {
                String before = labels.put(label, json.text());
                int outer = labelled;
                labelled = path.size();
                value(key, depth + 1);
                labelled = outer;
                restore(label, before);
            }
        }
    }

    // Elements that are objects are told apart by what they say they are; lists of numbers are no series.
    private void array(long hash, int depth) throws UndecodableException {
        int[] places = new int[TELLING.length];
        json.array();
        for (int i = 0; json.element(); i++) {
            if (json.peek() != '{') {
                json.skip();
                continue;
            }
            int begin = json.at;
            json.places(TELLING, places);
            Map<String, String> before = Map.copyOf(labels);
            long element = telling(places, hash);
            json.at = begin;
            object(element == hash ? Hash64.mix(hash, i) : element, depth + 1);
            labels.clear();
            labels.putAll(before);
        }
    }

    private long telling(int[] places, long hash) throws UndecodableException {
        int end = json.at;
        long result = hash;
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0 && json.bytes[places[i]] == '"') {
                json.at = places[i];
                json.string();
                result = Hash64.mix(result, json.hash());
                label(Lines.text(TELLING[i], 0, TELLING[i].length), who == null ? "" : json.text());
            }
        }
        json.at = end;
        return result;
    }

    private void add(long hash, double value, String unit) {
        into.add(source, hash, at, value);
        if (who != null) {
            boolean plain = path.size() > 1 && path.getLast().equals(plainKey);
            String name = String.join(".", plain ? path.subList(0, path.size() - 1) : path);
            String known = unit.isEmpty() ? shape.unit(name) : unit;
            into.name(who, new SeriesIdentity(name, labels, shape.kind(name), known));
        }
    }

    private void restore(String label, @Nullable String before) {
        if (before == null) {
            labels.remove(label);
        } else {
            labels.put(label, before);
        }
    }
}
