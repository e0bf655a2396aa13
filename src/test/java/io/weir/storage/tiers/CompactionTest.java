package io.weir.storage.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.storage.codec.SectionBits;
import io.weir.storage.tiers.Tiers.Frame;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompactionTest {

    private static final int SOURCES = 8;
    private static final Instant LATER = Tiers.START.plus(Duration.ofHours(12));

    @SuppressWarnings("NullAway.Init")
    private static Tiers tiers;

    private final SplittableRandom random = new SplittableRandom(1);

    @BeforeAll
    static void start() {
        tiers = new Tiers();
    }

    @AfterAll
    static void stop() throws Exception {
        tiers.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        tiers.empty();
    }

    @Test
    void framesBecomeBlocksAndNothingChangesForReaders() throws Exception {
        List<Frame> frames = frames(Duration.ofHours(3), 400);
        tiers.write(frames);

        tiers.clockTo(LATER);
        tiers.compact();

        assertThat(tiers.count("select count(*) from frame_readable")).isZero();
        assertThat(tiers.count("select sum(samples) from block")).isPositive();
        assertReadsAs(frames);
    }

    @Test
    void anHourThatIsNotOverForLongStaysAsItIs() throws Exception {
        List<Frame> frames = frames(Duration.ofHours(1), 50);
        tiers.write(frames);

        tiers.clockTo(Tiers.START.plus(Duration.ofHours(3)).minusMillis(1));
        tiers.compact();

        assertThat(tiers.count("select count(*) from block")).isZero();
        assertReadsAs(frames);
    }

    @Test
    void framesThatComeLateAreReadAtOnceAndFoldedInLater() throws Exception {
        List<Frame> frames = new ArrayList<>(frames(Duration.ofHours(2), 200));
        tiers.write(frames);
        tiers.clockTo(LATER);
        tiers.compact();
        List<Frame> late = frames(Duration.ofHours(2), 60);

        tiers.write(late);
        frames.addAll(late);

        assertReadsAs(frames);
        tiers.clockTo(Instant.now().plus(Duration.ofHours(1)));
        tiers.compact();
        assertThat(tiers.count("select count(*) from frame_readable")).isZero();
        assertReadsAs(frames);
    }

    // The message was acknowledged once; the broker brings it again after its frames have become a block.
    @Test
    void aFrameThatComesAgainAfterItsBlockChangesNothing() throws Exception {
        Frame first = new Frame(1, Tiers.START.toEpochMilli() + 1, 1, new double[] {1, 2});
        Frame again = new Frame(1, first.at(), 1, new double[] {7, 8});
        tiers.write(List.of(first));
        tiers.clockTo(LATER);
        tiers.compact();

        tiers.write(List.of(again));

        assertReadsAs(List.of(first));
        tiers.clockTo(Instant.now().plus(Duration.ofHours(1)));
        tiers.compact();
        assertReadsAs(List.of(first));
    }

    @Test
    void brokenOffAnywhereNothingIsLostOrDoubled() throws Exception {
        List<Frame> frames = frames(Duration.ofHours(2), 200);
        tiers.write(frames);
        tiers.clockTo(LATER);

        int interruptions = 0;
        for (int at = 0; interruptions == at; at++) {
            if (!completes(at)) {
                interruptions++;
                assertReadsAs(frames);
            }
        }

        assertThat(interruptions).isGreaterThanOrEqualTo(10);
        assertThat(tiers.count("select count(*) from frame_readable")).isZero();
        assertReadsAs(frames);
    }

    /** Compacts until the given point of the work, or to the end when there are not so many. */
    private boolean completes(int point) throws SQLException {
        AtomicInteger left = new AtomicInteger(point);
        Compaction compaction =
                new Compaction(tiers.source(), tiers.clock(), Tiers.SETTINGS, CompactionMeter.NONE, where -> {
                    if (left.getAndDecrement() == 0) {
                        throw new IllegalStateException("broken off at " + where);
                    }
                });
        try {
            while (compaction.step()) {
                // on to the next
            }
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void replicasShareTheWork() throws Exception {
        List<Frame> frames = frames(Duration.ofHours(4), 600);
        tiers.write(frames);
        tiers.clockTo(LATER);

        CompletableFuture<?>[] replicas = new CompletableFuture<?>[3];
        for (int i = 0; i < replicas.length; i++) {
            replicas[i] = CompletableFuture.runAsync(CompactionTest::compactPatiently);
        }
        CompletableFuture.allOf(replicas).join();
        tiers.compact();

        assertThat(tiers.count("select count(*) from frame_readable")).isZero();
        assertThat(tiers.count("select count(*) from compaction")).isZero();
        assertReadsAs(frames);
    }

    /** Who finds something locked tries again, as the schedule does. */
    private static void compactPatiently() {
        Compaction compaction = tiers.compaction();
        for (int quiet = 0; quiet < 20; ) {
            try {
                quiet = compaction.step() ? 0 : quiet + 1;
            } catch (SQLException e) {
                quiet++;
            }
        }
    }

    @Test
    void aVeryLargeHourOfASourceBecomesSeveralBlocks() throws Exception {
        List<Frame> frames = new ArrayList<>();
        for (int i = 1; i <= 1_200; i++) {
            frames.add(new Frame(1, Tiers.START.toEpochMilli() + i * 3_000L, 1, new double[1_000]));
        }
        tiers.write(frames);
        tiers.clockTo(LATER);

        tiers.compact();

        assertThat(tiers.count("select count(*) from block")).isEqualTo(2);
        assertReadsAs(frames);
    }

    private List<Frame> frames(Duration length, int count) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = Tiers.START.toEpochMilli() + random.nextLong(length.toMillis() / 1_000) * 1_000;
            int layout = 1 + random.nextInt(3);
            double[] values = random.doubles(layout * 2)
                    .map(v -> random.nextInt(5) == 0 ? Double.NaN : Math.rint(v * 1000) / 10)
                    .toArray();
            frames.add(new Frame(1 + random.nextInt(SOURCES), at, layout, values));
        }
        return frames;
    }

    private static void assertReadsAs(List<Frame> frames) throws SQLException {
        for (long source = 1; source <= SOURCES; source++) {
            assertThat(SectionBits.of(tiers.read(source)))
                    .as("source %d", source)
                    .isEqualTo(SectionBits.of(Tiers.model(source, frames)));
        }
    }
}
