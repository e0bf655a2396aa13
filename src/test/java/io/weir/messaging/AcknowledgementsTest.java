package io.weir.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void aBatchIsNotAcknowledgedBeforeAnEarlierOneIsKept() {
        CompletableFuture<Void> first = add("first", 0);
        CompletableFuture<Void> second = add("second", 1);

        second.complete(null);
        assertThat(told).isEmpty();
        first.complete(null);

        await().untilAsserted(() -> assertThat(told).containsExactlyInAnyOrder("first", "second"));
    }

    @Test
    void ofThoseThatWaitOnlyTheNewestOfAPartitionIsTold() {
        List<CompletableFuture<Void>> all =
                IntStream.range(0, 50).mapToObj(i -> add("batch-" + i, i % 2)).toList();

        all.reversed().forEach(kept -> kept.complete(null));

        await().untilAsserted(() -> assertThat(told).contains("batch-48", "batch-49"));
        assertThat(told).hasSizeLessThan(10);
    }

    @Test
    void aBrokerThatRefusesDoesNotHoldUpTheNext() {
        CompletableFuture<Void> kept = CompletableFuture.completedFuture(null);
        acknowledgements.add(List.of(0), kept, () -> CompletableFuture.failedFuture(new IllegalStateException("gone")));

        acknowledgements.add(List.of(0), kept, () -> told("next"));

        await().untilAsserted(() -> assertThat(told).containsExactly("next"));
    }

    @Test
    void aFaultWhileTheBrokerIsToldDoesNotHoldUpTheNext() {
        CompletableFuture<Void> kept = CompletableFuture.completedFuture(null);
        acknowledgements.add(List.of(0), kept, () -> {
            throw new IllegalStateException("closed");
        });

        acknowledgements.add(List.of(0), kept, () -> told("next"));

        await().untilAsserted(() -> assertThat(told).containsExactly("next"));
    }

    private CompletableFuture<Void> add(String name, int partition) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        acknowledgements.add(List.of(partition), kept, () -> told(name));
        return kept;
    }

    private CompletableFuture<Void> told(String name) {
        told.add(name);
        return CompletableFuture.completedFuture(null);
    }
}
