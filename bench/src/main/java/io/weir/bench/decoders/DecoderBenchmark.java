package io.weir.bench.decoders;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

    private static final long WARM_UP_NANOS = 2_000_000_000L;

    /** Which message. */
    @Param("otlp-proto")
    public String format;

    /** What the warm-up found, so that it is not left out as useless. */
    public long samples;

    private Payload payload;
    private PayloadDecoder decoder;

    /** Makes the message, and makes sure that it holds what it should. */
    @Setup
    public void message() throws UndecodableException {
        Message message = Messages.of(format);
        payload =
                new Payload("weir.metrics", "host-1", Map.of(), Instant.ofEpochSecond(1_795_478_400), message.bytes());
        decoder = message.decoder();
        int found = decode().stream().mapToInt(frame -> frame.values().length).sum();
        if (!decoder.recognises(payload) || found != message.samples()) {
            throw new IllegalStateException(format + " has " + found + " samples, not " + message.samples());
        }
        warmUp();
    }

    // By processor time: on a busy machine JMH's own warm-up may be over before anything is compiled.
    private void warmUp() throws UndecodableException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + WARM_UP_NANOS;
        while (threads.getCurrentThreadCpuTime() < end) {
            for (int i = 0; i < 100; i++) {
                samples += decode().size();
            }
        }
    }

    /** What is measured: bytes to frames, without the names. */
    @Benchmark
    public List<DecodedFrame> decode() throws UndecodableException {
        return decoder.decode(payload);
    }
}
