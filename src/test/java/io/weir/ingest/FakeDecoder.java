package io.weir.ingest;

import java.util.List;

/** Decodes the way the test says. */
record FakeDecoder(String format, boolean recognising, Way way) implements PayloadDecoder {

    interface Way {
        List<DecodedFrame> decode(Payload payload);
    }

    @Override
    public boolean recognises(Payload payload) {
        return recognising;
    }

    @Override
    public List<DecodedFrame> decode(Payload payload) {
        return way.decode(payload);
    }
}
