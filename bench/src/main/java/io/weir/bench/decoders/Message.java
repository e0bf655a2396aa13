package io.weir.bench.decoders;

import io.weir.ingest.PayloadDecoder;

/**
 * One message and who reads it.
 *
 * @param decoder reads it
 * @param bytes as they come from the broker
 * @param samples in it
 */
record Message(PayloadDecoder decoder, byte[] bytes, int samples) {}
