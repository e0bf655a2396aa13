package io.weir.ingest.decode;

import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.SourceIdentity;
import io.weir.ingest.UndecodableException;
import java.time.DateTimeException;

/** What an engine says of itself as a tree of numbers. */
final class EngineDecoder extends JsonDecoder {

    private final Engine engine;
    private final IdentityRules identity;

    EngineDecoder(Engine engine, IdentityRules identity) {
        super(engine.format());
        this.engine = engine;
        this.identity = identity;
    }

    @Override
    public boolean recognises(Payload payload) {
        return engine.recognises(payload.bytes());
    }

    @Override
    void document(Json json, Payload payload, Batch into) throws UndecodableException {
        byte[][] keys = engine.keys();
        int[] places = new int[keys.length];
        json.peek();
        int begin = json.at;
        json.places(keys, places);
        int end = json.at;
        if (!engine.recognises(json.bytes, places)) {
            throw JsonPlace.missing(json.bytes, begin, engine.missing(), "what " + engine.format() + " has there");
        }
        Origin origin = new Origin(identity, payload, engine.service(), salt);
        json.from = 0;
        json.to = 0;
        text(json, places[Engine.HOST]);
        long source = origin.hashOfHost(json.bytes, json.from, json.to);
        SourceIdentity who = into.naming() ? origin.ofHost(json.text()) : null;
        JsonTree tree = new JsonTree(json, into, engine, source, instant(json, places, payload), who);
        json.at = begin;
        engine.read(json, tree, salt, places);
        json.at = end;
    }

    private static void text(Json json, int place) throws UndecodableException {
        if (place >= 0) {
            json.at = place;
            if (json.peek() == '{') {
                int[] name = new int[1];
                json.places(Engine.NAME, name);
                json.at = Math.max(name[0], place);
            }
            if (!json.stringOrSkip()) {
                json.from = 0;
                json.to = 0;
            }
        }
    }

    private static long instant(Json json, int[] places, Payload payload) throws UndecodableException {
        int place = places[Engine.TIME];
        if (place < 0) {
            return payload.receivedAt().toEpochMilli();
        }
        json.at = place;
        if (json.atNumber()) {
            return Instants.millis(json.number());
        }
        json.string();
        try {
            return Instants.rfc3339(json.bytes, json.from, json.to);
        } catch (DateTimeException e) {
            throw JsonPlace.invalid(json.bytes, place, "an instant such as \"2026-11-24T03:40:00.250Z\"");
        }
    }
}
