package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;

/** Looks at the keys of a document without reading more of it than is needed. */
final class JsonHead {

    private JsonHead() {}

    /** Whether the first document is an object with all of the keys. */
    static boolean object(byte[] bytes, byte[][] keys) {
        return object(bytes, 0, keys);
    }

    /** Whether the document that begins at a place is an object with all of the keys. */
    static boolean object(byte[] bytes, int at, byte[][] keys) {
        Json json = new Json(bytes, at);
        return json.peek() == '{' && all(json, keys);
    }

    /** Whether the first document is an array whose first element is an object with all of the keys. */
    static boolean array(byte[] bytes, byte[][] keys) {
        Json json = new Json(bytes, 0);
        try {
            if (json.peek() != '[') {
                return false;
            }
            json.array();
            return json.element() && json.peek() == '{' && all(json, keys);
        } catch (UndecodableException e) {
            return false;
        }
    }

    /** Whether the value of a key of the first document, an object, begins with this character. */
    static boolean value(byte[] bytes, byte[][] key, char first) {
        int[] place = new int[1];
        Json json = new Json(bytes, 0);
        try {
            if (json.peek() != '{') {
                return false;
            }
            json.places(key, place);
            return place[0] >= 0 && bytes[place[0]] == first;
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static boolean all(Json json, byte[][] keys) {
        int wanted = (1 << keys.length) - 1;
        int found = 0;
        try {
            json.object();
            while (found != wanted && json.key()) {
                for (int i = 0; i < keys.length; i++) {
                    if (json.is(keys[i])) {
                        found |= 1 << i;
                    }
                }
                if (found != wanted) {
                    json.skip();
                }
            }
        } catch (UndecodableException e) {
            return false;
        }
        return found == wanted;
    }
}
