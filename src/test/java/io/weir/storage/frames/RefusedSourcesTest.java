package io.weir.storage.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusedSourcesTest {

    private static final long SOURCE = 4711;

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final RefusedSources refused = new RefusedSources(nanoTime::get);

    @Test
    void aRefusedSourceIsNotAskedForAgainSoon() {
        refused.add(SOURCE);
        nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());

        assertThat(refused.contains(SOURCE)).isTrue();
        assertThat(refused.contains(SOURCE + 1)).isFalse();
    }

    @Test
    void afterAMinuteItMayBeAskedForAgain() {
        refused.add(SOURCE);
        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(refused.contains(SOURCE)).isFalse();
    }
}
