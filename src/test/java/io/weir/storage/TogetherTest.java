package io.weir.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final List<List<Integer>> statements = new ArrayList<>();
    private final List<CompletableFuture<String>> ends = new ArrayList<>();
    private final Together<Integer> together = new Together<>(3, this::statement);

    private CompletionStage<?> statement(List<Integer> all) {
        if (all.contains(13)) {
            throw new OutOfMemoryError("13");
        }
        CompletableFuture<String> end = new CompletableFuture<>();
        statements.add(all);
        ends.add(end);
        return end;
    }

    @Test
    void whoComesAloneGoesAtOnce() {
        CompletableFuture<Void> one = add(1);

        assertThat(statements).containsExactly(List.of(1));
        assertThat(one).isNotDone();
    }

    @Test
    void whatComesMeanwhileGoesTogether() {
        add(1);
        CompletableFuture<Void> two = add(2);
        CompletableFuture<Void> three = add(3);

        end(0);
        end(1);

        assertThat(statements).containsExactly(List.of(1), List.of(2, 3));
        assertThat(two).isCompleted();
        assertThat(three).isCompleted();
    }

    @Test
    void noMoreThanFitIntoOne() {
        List.of(1, 2, 3, 4, 5).forEach(this::add);

        end(0);
        end(1);

        assertThat(statements).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void aFailureIsOfThoseThatWentTogether() {
        CompletableFuture<Void> one = add(1);
        CompletableFuture<Void> two = add(2);

        ends.getFirst().completeExceptionally(new IllegalStateException("away"));
        end(1);

        assertThat(one).isCompletedExceptionally();
        assertThat(two).isCompleted();
    }

    @Test
    void oneThatCannotBeginHoldsNobodyUp() {
        CompletableFuture<Void> bad = add(13);
        CompletableFuture<Void> good = add(1);

        end(0);

        assertThat(bad).isCompletedExceptionally();
        assertThat(good).isCompleted();
    }

    private CompletableFuture<Void> add(int one) {
        return Objects.requireNonNull(together.add(one).toCompletableFuture());
    }

    private void end(int statement) {
        ends.get(statement).complete("done");
    }
}
