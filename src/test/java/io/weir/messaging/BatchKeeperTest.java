package io.weir.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Decoders;
import io.weir.ingest.Drops;
import io.weir.ingest.FrameStore;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.IngestLimits;
import io.weir.ingest.IngestMeter;
import io.weir.ingest.IngestState;
import io.weir.ingest.Intake;
import io.weir.ingest.Overruns;
import io.weir.ingest.Payload;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.decode.WeirJsonDecoder;
import io.weir.ingest.out.MessageHeader;
import io.weir.runtime.OutgoingConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One message in a batch can never be stored. */
class BatchKeeperTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Counting meter = new Counting();
    private final NoLetters letters = new NoLetters();
    private final BatchKeeper keeper = new BatchKeeper(
            new Intake(
                    new Decoders(
                            List.of(new WeirJsonDecoder(new IdentityRules(List.of("service.name"), false))), Map.of()),
                    IngestLimits.DEFAULT,
                    new Overruns(CLOCK)),
            new Picky(),
            new DeadLetters(
                    message -> CompletableFuture.completedStage(null),
                    letters,
                    meter,
                    CLOCK,
                    new SmallRyeConfigBuilder()
                            .withMapping(OutgoingConfig.class)
                            .withConverter(Duration.class, 500, new DurationConverter())
                            .withConverter(MemorySize.class, 500, new MemorySizeConverter())
                            .build()
                            .getConfigMapping(OutgoingConfig.class)),
            meter,
            new IngestState(),
            CLOCK);

    @Test
    void aMessageThatTheStoreRefusesIsADeadLetterAndNotCountedAsTaken() {
        keeper.keep(List.of(message(1), message(13), message(2))).await().atMost(Duration.ofSeconds(10));

        assertThat(letters.added()).extracting(NewDeadLetter::reason).containsExactly("unstorable");
        assertThat(meter.taken).hasValue(2);
        assertThat(meter.stored).hasValue(2);
    }

    private static Received message(double value) {
        String json = "{\"source\":{\"service.name\":\"a\"},\"time\":" + CLOCK.millis()
                + ",\"samples\":[{\"name\":\"queue.size\",\"value\":" + value + "}]}";
        return new Arrived(
                new Payload("weir.metrics", null, Map.of(), CLOCK.instant(), json.getBytes(StandardCharsets.UTF_8)));
    }

    private record Arrived(Payload payload) implements Received {
        @Override
        public byte @Nullable [] key() {
            return null;
        }

        @Override
        public List<MessageHeader> headers() {
            return List.of();
        }

        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long offset() {
            return 0;
        }
    }

    private static final class Picky implements FrameStore {
        @Override
        public CompletionStage<Stored> store(List<DecodedFrame> frames) {
            return frames.stream().anyMatch(frame -> frame.values()[0] == 13)
                    ? CompletableFuture.failedStage(new IllegalArgumentException("13 brings bad luck"))
                    : CompletableFuture.completedStage(new Stored(frames.size(), frames.size(), new Drops()));
        }
    }

    private static final class Counting implements IngestMeter {
        private final AtomicLong taken = new AtomicLong();
        private final AtomicLong stored = new AtomicLong();

        @Override
        public void taken(String format, long messages, long bytes) {
            taken.addAndGet(messages);
        }

        @Override
        public void refused(String reason) {}

        @Override
        public void dropped(Drops drops) {}

        @Override
        public void stored(FrameStore.Stored frames, int messages, Duration took) {
            stored.addAndGet(frames.frames());
        }

        @Override
        public void unavailable() {}

        @Override
        public void queryable(Duration sinceBroker) {}

        @Override
        public void watchInFlight(LongSupplier bytes) {}
    }
}
