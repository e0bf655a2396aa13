package io.weir.ingest.decode;

import io.weir.ingest.UndecodableException;

/** What an engine calls its numbers. Stateless. */
abstract class Engine implements JsonTree.Shape {

    /** Index in {@link #keys} of the key that names the host. */
    static final int HOST = 0;
    /** Index in {@link #keys} of the key of the instant. */
    static final int TIME = 1;

    static final byte[][] NAME = Json.keys("name");

    private final String format;
    private final String service;
    private final byte[][] keys;
    private final String[] texts;

    /**
     * @param format its name
     * @param service what runs, as the name of the service; empty where the format does not tell
     * @param keys top-level keys of interest: that of the host, that of the instant, then what tells the format
     */
    Engine(String format, String service, String... keys) {
        this.format = format;
        this.service = service;
        this.keys = Json.keys(keys);
        this.texts = keys.clone();
    }

    final String format() {
        return format;
    }

    final String service() {
        return service;
    }

    final byte[][] keys() {
        return keys;
    }

    /** The key that one looks for first. */
    final String missing() {
        return texts[2];
    }

    /** Whether the document is of this format; -1 stands for a key that is not there. Never throws. */
    abstract boolean recognises(byte[] bytes, int[] places);

    final boolean recognises(byte[] bytes) {
        Json json = new Json(bytes, 0);
        int[] places = new int[keys.length];
        try {
            if (json.peek() != '{') {
                return false;
            }
            json.places(keys, places);
            return recognises(bytes, places);
        } catch (UndecodableException e) {
            return false;
        }
    }

    /** Reads what is of interest; the whole document unless told otherwise. */
    void read(Json json, JsonTree tree, long hash, int[] places) throws UndecodableException {
        tree.read("", hash);
    }
}
