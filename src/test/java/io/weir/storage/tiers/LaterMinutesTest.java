package io.weir.storage.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.storage.tiers.Tiers.Frame;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaterMinutesTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final CompactionSettings SETTINGS =
            new CompactionSettings(Duration.ofHours(2), Duration.ofMinutes(30), 2, WEEK);
    private static final Instant LATER = Tiers.START.plus(Duration.ofHours(12));
    private static final Instant BEFORE_BLOCKS_GO = Tiers.START.plus(WEEK).plus(Duration.ofHours(6));
    private static final Retention RETENTION =
            new Retention(new Retention.Times(WEEK.plusDays(1), Duration.ofDays(30), Duration.ofDays(60)), List.of());

    @SuppressWarnings("NullAway.Init")
    private static Tiers tiers;

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
    void blocksComeWithoutMinutes() throws SQLException {
        compacted(frames(5, 360));

        assertThat(tiers.count("select count(*) from block")).isEqualTo(5);
        assertThat(tiers.count("select count(*) from rollup_hour")).isEqualTo(5);
        assertThat(minutes()).isZero();
    }

    @Test
    void whoReportsOftenHasMinutesAtOnce() throws SQLException {
        compacted(frames(1, 1_200));

        assertThat(minutes()).isOne();
    }

    @Test
    void minutesAreMadeBeforeBlocksGo() throws SQLException {
        compacted(frames(5, 360));

        compactAt(BEFORE_BLOCKS_GO);

        assertThat(minutes()).isEqualTo(5);
        assertThat(tiers.count("select count(*) from frame_hour where minutes_at is null and compacted_at is not null"))
                .isZero();
    }

    @Test
    void lateFramesMakeMinutesAnew() throws SQLException {
        compacted(frames(2, 360));
        compactAt(BEFORE_BLOCKS_GO);
        tiers.write(List.of(new Frame(3, at(17), 1, new double[] {1, 2})));

        compactAt(Instant.now().plus(Duration.ofHours(1)));

        assertThat(minutes()).isEqualTo(3);
    }

    @Test
    void blocksStayUntilMinutesAreMadeOfThem() throws SQLException {
        compacted(frames(2, 360));
        tiers.clockTo(Tiers.START.plus(Duration.ofDays(9)).plusSeconds(1));

        new Expiry(tiers.source(), tiers.clock(), RETENTION).run();
        assertThat(tiers.count("select count(*) from block")).isEqualTo(2);

        compactAt(tiers.clock().instant());
        new Expiry(tiers.source(), tiers.clock(), RETENTION).run();
        assertThat(tiers.count("select count(*) from block")).isZero();
        assertThat(minutes()).isEqualTo(2);
    }

    @Test
    void blocksOfWhichNobodyMakesMinutesGoTwoDaysLater() throws SQLException {
        compacted(frames(2, 360));
        tiers.clockTo(Tiers.START.plus(Duration.ofDays(12)));

        new Expiry(tiers.source(), tiers.clock(), RETENTION).run();

        assertThat(tiers.count("select count(*) from block")).isZero();
    }

    private static long minutes() throws SQLException {
        return tiers.count("select count(*) from rollup_minute");
    }

    private static void compacted(List<Frame> frames) throws SQLException {
        tiers.write(frames);
        compactAt(LATER);
    }

    private static void compactAt(Instant now) throws SQLException {
        tiers.clockTo(now);
        Compaction compaction = new Compaction(tiers.source(), tiers.clock(), SETTINGS, CompactionMeter.NONE);
        while (compaction.step()) {
            // on to the next
        }
    }

    private static long at(int i) {
        return Tiers.START.toEpochMilli() + 1 + i * 3_000L;
    }

    private static List<Frame> frames(int sources, int each) {
        List<Frame> frames = new ArrayList<>();
        for (int source = 1; source <= sources; source++) {
            for (int i = 0; i < each; i++) {
                frames.add(new Frame(source, at(i), 1, new double[] {i, source}));
            }
        }
        return frames;
    }
}
