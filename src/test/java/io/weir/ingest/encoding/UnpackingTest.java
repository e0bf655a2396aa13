package io.weir.ingest.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedOutputStream;

class UnpackingTest {

    private static final int LIMIT = 300_000;
    /** What unpacking may allocate: what it unpacks to a few times over, and the window that a packed message may ask for. */
    private static final long ROOM = 8L * LIMIT + (16 << 20);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] CONTENT = content(200_000);

    private final Unpacking unpacking = new Unpacking(LIMIT);

    /** The libraries that others pack with. */
    enum Packer {
        GZIP("gzip"),
        ZSTD("zstd"),
        SNAPPY_FRAMED("snappy"),
        SNAPPY_BLOCK("snappy"),
        LZ4("lz4");

        private final String header;

        Packer(String header) {
            this.header = header;
        }

        byte[] pack(byte[] bytes) throws Exception {
            if (this == ZSTD) {
                return Zstd.compress(bytes);
            }
            if (this == SNAPPY_BLOCK) {
                return Snappy.compress(bytes);
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = this == GZIP
                    ? new GZIPOutputStream(packed)
                    : this == LZ4 ? new LZ4FrameOutputStream(packed) : new SnappyFramedOutputStream(packed)) {
                out.write(bytes);
            }
            return packed.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheHeaderTellsIsUnpacked(Packer packer) throws Exception {
        Payload packed = payload(packer.pack(CONTENT), Map.of("Content-Encoding", packer.header));

        assertThat(unpacking.unpack(packed).bytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SNAPPY_BLOCK")
    void withoutAHeaderTheFirstBytesTell(Packer packer) throws Exception {
        assertThat(unpacking.unpack(payload(packer.pack(CONTENT), Map.of())).bytes())
                .isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource
    void whatUnpacksToMoreThanTheLimitIsRefused(Packer packer) throws Exception {
        Payload bomb = payload(packer.pack(new byte[50 << 20]), Map.of("content-encoding", packer.header));

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> unpacking.unpack(bomb))
                .withMessageContaining("weir.ingest.limits.unpacked-size")
                .satisfies(e -> assertThat(e.code()).isEqualTo("too-large-unpacked"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBrokenIsRefusedOrUnpackedToSomething(Packer packer) throws Exception {
        byte[] packed = packer.pack(CONTENT);
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] broken = i % 2 == 0 ? Arrays.copyOf(packed, random.nextInt(packed.length)) : packed.clone();
            for (int spots = i % 2 * (1 + i % 5); spots > 0 && broken.length > 0; spots--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            try {
                unpacking.unpack(payload(broken, Map.of("content-encoding", packer.header)));
            } catch (UndecodableException e) {
                assertThat(e.code()).isIn("bad-encoding", "too-large-unpacked");
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated)
                    .as("round %d", i)
                    .isLessThan(ROOM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, zstd", "deflate"})
    void anEncodingThatIsNotKnownIsRefused(String encoding) {
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> unpacking.unpack(payload(CONTENT, Map.of("content-encoding", encoding))))
                .withMessage(
                        "content-encoding is '" + encoding + "', must be one of: gzip, zstd, snappy, lz4, identity");
    }

    @Test
    void whatIsNotPackedStaysTheSame() throws UndecodableException {
        Payload plain = payload(CONTENT, Map.of("content-encoding", "identity"));

        assertThat(unpacking.unpack(plain)).isSameAs(plain);
        assertThat(unpacking.unpack(payload(CONTENT, Map.of())).bytes()).isSameAs(CONTENT);
    }

    private static Payload payload(byte[] bytes, Map<String, String> headers) {
        return new Payload("t", null, headers, Instant.EPOCH, bytes);
    }

    private static byte[] content(int size) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(5);
        while (text.length() < size) {
            text.append("{\"name\":\"queue.size.").append(random.nextInt(50)).append("\"},");
        }
        return text.substring(0, size).getBytes(StandardCharsets.UTF_8);
    }
}
