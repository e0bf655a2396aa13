package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Spoils samples and hands them to every decoder. {@code -Dweir.fuzz.seconds=600} goes on for longer, and
 * {@code -Dweir.fuzz.seed=N} elsewhere.
 */
class FuzzTest {

    private static final long SECONDS = Long.getLong("weir.fuzz.seconds", 2);
    private static final long SEED = Long.getLong("weir.fuzz.seed", 42);
    private static final long SLOW_MILLIS = 2_000;
    /** What decoding may allocate, whatever it reads: so much, and so many bytes more for each byte of the message. */
    private static final long SOME_BYTES = 4 << 20;

    private static final long BYTES_FOR_A_BYTE = 1_024;
    private static final String MARKS = "{}[]\",:=\\ \n;#.-+eE0919 NaN null true \u0000\u00ff";

    // Time on the processor: a machine that is busy otherwise makes no decoder slow.
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Random random = new Random(SEED);
    private final List<byte[]> samples =
            SampleFiles.names().stream().map(SampleFiles::bytes).toList();

    @Test
    void aSpoiltMessageIsDecodedOrRefusedAndNothingElse() {
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        long decoded = 0;
        long refused = 0;
        for (int round = 0; System.nanoTime() < end; round++) {
            byte[] bytes = spoilt();
            for (PayloadDecoder decoder : SampleFiles.ALL) {
                if (decodes(decoder, bytes, round)) {
                    decoded++;
                } else {
                    refused++;
                }
            }
        }
        // Both ways are taken, or nothing was tried.
        assertThat(decoded).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void everyFormatIsAmongThem() {
        List<String> tried = samples.stream()
                .flatMap(bytes -> Stream.of("x", "sparkplug_b/")
                        .map(name -> SampleFiles.payload(name, bytes))
                        .flatMap(payload -> SampleFiles.ALL.stream().filter(decoder -> decoder.recognises(payload))))
                .map(PayloadDecoder::format)
                .distinct()
                .toList();

        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(
                        SampleFiles.ALL.stream().map(PayloadDecoder::format).toList());
    }

    @Test
    void aLongMessageTakesTimeInProportion() {
        for (byte[] sample : samples) {
            byte[] again = repeated(sample, 128 << 10);
            for (PayloadDecoder decoder : SampleFiles.ALL) {
                decodes(decoder, again, -1);
            }
        }
        for (String part : List.of("[", "{\"a\":", "a,", "a{", "\"", "\\", "a=1,", "9", "# TYPE a b\n", "a;b=")) {
            byte[] bytes = repeated(part.getBytes(StandardCharsets.UTF_8), 128 << 10);
            for (PayloadDecoder decoder : SampleFiles.ALL) {
                decodes(decoder, bytes, -2);
            }
        }
    }

    private boolean decodes(PayloadDecoder decoder, byte[] bytes, int round) {
        Payload payload = SampleFiles.payload(random.nextInt(8) == 0 ? "sparkplug_b/" : "x", bytes);
        long begin = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        try {
            decoder.recognises(payload);
            List<DecodedFrame> frames = decoder.decode(payload);
            described(frames);
            return true;
        } catch (UndecodableException e) {
            assertThat(e.code()).matches("[a-z-]+");
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    decoder.format() + " failed in round " + round + " of seed " + SEED + " at "
                            + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 2_000)),
                    e);
        } finally {
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated)
                    .as("%s allocates much for %d bytes in round %d", decoder.format(), bytes.length, round)
                    .isLessThan(SOME_BYTES + BYTES_FOR_A_BYTE * bytes.length);
            long millis = (THREADS.getCurrentThreadCpuTime() - begin) / 1_000_000;
            assertThat(millis)
                    .as("%s took long for %d bytes in round %d", decoder.format(), bytes.length, round)
                    .isLessThan(SLOW_MILLIS);
        }
    }

    // A name may turn out to be broken only now; the contract has an exception for that.
    private static void described(List<DecodedFrame> frames) {
        for (int i = 0; i < Math.min(frames.size(), 3); i++) {
            try {
                DecodedFrame.Description description =
                        frames.get(i).description().get();
                assertThat(description.series()).hasSize(frames.get(i).values().length);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s).{5,}");
            }
        }
    }

    private byte[] spoilt() {
        byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = spoilt(bytes);
        }
        return bytes;
    }

    private byte[] spoilt(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 2 -> with(bytes, at, (byte) random.nextInt());
            case 3 -> with(bytes, at, (byte) MARKS.charAt(random.nextInt(MARKS.length())));
            case 4 -> joined(bytes, at);
            default -> without(bytes, at, random.nextInt(1, 9));
        };
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] result = bytes.clone();
        result[at] = value;
        return result;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        int to = Math.min(bytes.length, at + length);
        byte[] result = Arrays.copyOf(bytes, bytes.length - (to - at));
        System.arraycopy(bytes, to, result, at, bytes.length - to);
        return result;
    }

    private byte[] joined(byte[] bytes, int at) {
        byte[] other = samples.get(random.nextInt(samples.size()));
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        byte[] result = Arrays.copyOf(bytes, at + other.length - from);
        System.arraycopy(other, from, result, at, other.length - from);
        return result;
    }

    private static byte[] repeated(byte[] part, int size) {
        byte[] result = new byte[size];
        for (int i = 0; i < size; i++) {
            result[i] = part[i % part.length];
        }
        return result;
    }
}
