package io.weir.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.weir.ingest.Payload;
import io.weir.ingest.out.MessageHeader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GathererTest {

    private final List<String> kept = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aFaultWhileABatchIsKeptIsTriedAgain() {
        Gatherer gatherer =
                new Gatherer(batch -> attempts.incrementAndGet() == 1 ? broken() : done(), Runnable::run, () -> {});

        gatherer.add(delivery("a"));

        await().untilAsserted(() -> assertThat(kept).containsExactly("a"));
        assertThat(gatherer.messages()).isZero();
    }

    private static Uni<Void> broken() {
        throw new IllegalStateException("a fault of ours");
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private Delivery delivery(String name) {
        return new Delivery() {
            @Override
            public void kept() {
                kept.add(name);
            }

            @Override
            public Payload payload() {
                return new Payload("metrics", name, Map.of(), Instant.EPOCH, new byte[0]);
            }

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
                return NONE;
            }

            @Override
            public long offset() {
                return NONE;
            }
        };
    }
}
