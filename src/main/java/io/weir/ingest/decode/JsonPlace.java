package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Says where in a JSON document something is. Reads the document anew up to there: only errors ask. */
final class JsonPlace {

    private static final int SHOWN = 60;

    private final Json json;
    private final int wanted;
    private final Deque<String> steps = new ArrayDeque<>();

    private JsonPlace(byte[] bytes, int wanted) {
        this.json = new Json(bytes, 0);
        this.wanted = wanted;
    }

    /** What to say when the value at a place is none that may be there. */
    static UndecodableException invalid(byte[] bytes, int at, String wanted) {
        return new UndecodableException(
                "invalid", pointer(bytes, at) + " is " + shown(bytes, at) + ", must be " + wanted);
    }

    /** What to say when the object that begins at a place lacks a key. */
    static UndecodableException missing(byte[] bytes, int object, String key, String wanted) {
        String pointer = pointer(bytes, object);
        String prefix = pointer.startsWith("/") ? pointer : "";
        return new UndecodableException("invalid", prefix + "/" + key + " is missing, must be " + wanted);
    }

    /** Where a value is, as RFC 6901 has it; the whole document is called so. */
    static String pointer(byte[] bytes, int at) {
        JsonPlace place = new JsonPlace(bytes, at);
        try {
            while (place.json.moreDocuments() && !place.find(0)) {
                // On to the next document.
            }
        } catch (UndecodableException e) {
            // What was read so far tells.
        }
        return place.steps.isEmpty() ? "the document" : place.joined();
    }

    private boolean find(int depth) throws UndecodableException {
        byte next = json.peek();
        if (json.at >= wanted || depth == Json.DEEPEST) {
            return true;
        }
        if (next == '{') {
            json.object();
            while (json.key()) {
                steps.push(json.text().replace("~", "~0").replace("/", "~1"));
                if (find(depth + 1)) {
                    return true;
                }
                steps.pop();
            }
            return false;
        }
        if (next == '[') {
            json.array();
            for (int i = 0; json.element(); i++) {
                steps.push(Integer.toString(i));
                if (find(depth + 1)) {
                    return true;
                }
                steps.pop();
            }
            return false;
        }
        json.skip();
        return false;
    }

    private String joined() {
        StringBuilder result = new StringBuilder();
        for (Iterator<String> i = steps.descendingIterator(); i.hasNext(); ) {
            result.append('/').append(i.next());
        }
        return result.toString();
    }

    private static String shown(byte[] bytes, int at) {
        if (at >= bytes.length) {
            return "missing";
        }
        if (bytes[at] == '{') {
            return "an object";
        }
        if (bytes[at] == '[') {
            return "an array";
        }
        Json json = new Json(bytes, at);
        try {
            json.skip();
        } catch (UndecodableException e) {
            json.at = Math.min(bytes.length, at + SHOWN);
        }
        String text = new String(bytes, at, Math.min(json.at - at, 4 * SHOWN), StandardCharsets.UTF_8);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
