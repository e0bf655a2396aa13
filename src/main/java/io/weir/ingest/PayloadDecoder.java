package io.weir.ingest;

import java.util.List;

/** Turns the bytes of one format into frames. Stateless; called by several threads at a time; never blocks. */
public interface PayloadDecoder {

    /** Name of the format in configuration, such as {@code otlp-proto}. */
    String format();

    /** Whether the bytes look like this format. Cheap, and never throws. */
    boolean recognises(Payload payload);

    /**
     * The frames in the message, one per source and instant; empty when the message is valid and holds no sample.
     *
     * @throws UndecodableException when the message is not of the format; nothing of it is to be used
     */
    List<DecodedFrame> decode(Payload payload) throws UndecodableException;
}
