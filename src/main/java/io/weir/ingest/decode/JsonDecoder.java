package io.weir.ingest.decode;

import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;

/** A format in JSON. A message may hold several documents, one after another. */
abstract class JsonDecoder extends WalkingDecoder {

    JsonDecoder(String format) {
        super(format);
    }

    /** Reads one document, which begins here. */
    abstract void document(Json json, Payload payload, Batch into) throws UndecodableException;

    @Override
    void walk(Payload payload, Batch into) throws UndecodableException {
        Json json = new Json(payload.bytes(), start(payload.bytes()));
        do {
            document(json, payload, into);
        } while (json.moreDocuments());
    }

    /** Where JSON begins. */
    int start(byte[] bytes) {
        return 0;
    }
}
