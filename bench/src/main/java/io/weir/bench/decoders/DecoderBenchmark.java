package io.weir.bench.decoders;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decodes one message of a known shape again and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@NullUnmarked
public class DecoderBenchmark {

    /** Which message. */
    @Param("otlp-proto")
    public String format;

    private Payload payload;
    private PayloadDecoder decoder;

    /** Makes the message, and makes sure that it holds what it should. */
    @Setup
    public void message() throws UndecodableException {
        Message message = Messages.of(format);
        payload =
                new Payload("weir.metrics", "host-1", Map.of(), Instant.ofEpochSecond(1_795_478_400), message.bytes());
        decoder = message.decoder();
        int samples = decode().stream().mapToInt(frame -> frame.values().length).sum();
        if (!decoder.recognises(payload) || samples != message.samples()) {
            throw new IllegalStateException(format + " has " + samples + " samples, not " + message.samples());
        }
    }

    /** What is measured: bytes to frames, without the names. */
    @Benchmark
    public List<DecodedFrame> decode() throws UndecodableException {
        return decoder.decode(payload);
    }
}
