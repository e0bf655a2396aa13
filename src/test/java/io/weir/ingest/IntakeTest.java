package io.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.weir.api.adapter.NativeSeries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final long DAY = 86_400_000;

    private final Overruns overruns = new Overruns(InstantSource.fixed(NOW));

    @Test
    void aMessageBeyondTheLimitIsRefused() {
        Taken taken = intake(frame(0, 1)).take(payload(new byte[IngestLimits.DEFAULT.messageBytes() + 1]), NOW);

        assertThat(taken)
                .asInstanceOf(type(Taken.Refused.class))
                .satisfies(r -> assertThat(r.code()).isEqualTo("too-large"))
                .satisfies(r -> assertThat(r.message()).contains("4194305", "4194304", "message-size"));
    }

    @Test
    void nothingAtAllIsRefused() {
        assertThat(refusal(intake(frame(0, 1)).take(payload(new byte[0]), NOW))).isEqualTo("empty");
    }

    @Test
    void aDecoderThatFailsCostsOneMessage() {
        Intake intake = intake(payload -> {
            throw new ArithmeticException("a fault of ours");
        });

        assertThat(refusal(intake.take(payload(new byte[1]), NOW))).isEqualTo("decoder-failed");
    }

    @Test
    void aMessageThatIsTooDeepForADecoderCostsOneMessage() {
        Intake intake = intake(payload -> {
            throw new StackOverflowError();
        });

        assertThat(refusal(intake.take(payload(new byte[1]), NOW))).isEqualTo("decoder-failed");
    }

    @Test
    void samplesOutOfTimeAreDroppedAndTheRestKept() {
        Taken.Kept kept = kept(intake(frame(2 * DAY, 1, 1), frame(0, 1), frame(-2 * DAY, 1, 1, 1)));

        assertThat(kept.frames()).extracting(DecodedFrame::atMillis).containsExactly(NOW.toEpochMilli());
        assertThat(kept.drops().of(DropReason.AHEAD)).isEqualTo(2);
        assertThat(kept.drops().of(DropReason.BEHIND)).isEqualTo(3);
    }

    @Test
    void aMessageThatIsAllOutOfTimeIsRefused() {
        assertThat(refusal(intake(frame(2 * DAY, 1)).take(payload(new byte[1]), NOW)))
                .isEqualTo("out-of-time");
    }

    @Test
    void infinitiesBecomeGapsAndAreCounted() {
        Taken.Kept kept = kept(intake(frame(0, 1, Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY)));

        assertThat(kept.frames().getFirst().values()).containsExactly(1, Double.NaN, Double.NaN, Double.NaN);
        assertThat(kept.drops().of(DropReason.INFINITE)).isEqualTo(2);
        assertThat(kept.drops().total()).isEqualTo(2);
    }

    @Test
    void whoseClockIsAheadIsNamed() {
        intake(frame(2 * DAY, 1, 1), frame(0, 1)).take(payload(new byte[1]), NOW);

        assertThat(overruns.take()).singleElement().satisfies(o -> {
            assertThat(o.reason()).isEqualTo(Overrun.Reason.AHEAD);
            assertThat(o.count()).isEqualTo(2);
            assertThat(o.source().name()).isEqualTo("web-1");
            assertThat(o.example()).isEqualTo("requests at 2026-11-26T03:00:00Z");
        });
    }

    @Test
    void whoSendsTooMuchIsNamedByTopicAndKey() {
        intake(frame(0, 1)).take(payload(new byte[IngestLimits.DEFAULT.messageBytes() + 1]), NOW);

        assertThat(overruns.take()).singleElement().satisfies(o -> {
            assertThat(o.reason()).isEqualTo(Overrun.Reason.MESSAGE_SIZE);
            assertThat(o.source().name()).isEqualTo("t");
        });
    }

    private static String refusal(Taken taken) {
        return ((Taken.Refused) taken).code();
    }

    private static Taken.Kept kept(Intake intake) {
        return (Taken.Kept) intake.take(payload(new byte[1]), NOW);
    }

    private static Payload payload(byte[] bytes) {
        return new Payload("t", null, Map.of(), NOW, bytes);
    }

    private static DecodedFrame frame(long fromNow, double... values) {
        SourceIdentity source = new SourceIdentity("web-1", Map.of("host.name", "web-1"));
        SeriesIdentity series = new SeriesIdentity("requests", Map.of(), NativeSeries.Kind.GAUGE, "");
        List<SeriesIdentity> all = Collections.nCopies(values.length, series);
        return new DecodedFrame(
                1, 2, NOW.toEpochMilli() + fromNow, values, () -> new DecodedFrame.Description(source, all));
    }

    private Intake intake(DecodedFrame... frames) {
        return intake(payload -> List.of(frames));
    }

    private Intake intake(FakeDecoder.Way way) {
        return new Intake(
                new Decoders(List.of(new FakeDecoder("fake", true, way)), Map.of()), IngestLimits.DEFAULT, overruns);
    }
}
