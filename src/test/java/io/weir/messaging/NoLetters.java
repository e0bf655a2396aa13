package io.weir.messaging;

import io.weir.ingest.deadletter.DeadLetterQuery;
import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.DeadLetterStore;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Notes the dead letters that it was given; nobody looks at them here. */
final class NoLetters implements DeadLetterStore {

    private final List<NewDeadLetter> added = new CopyOnWriteArrayList<>();

    List<NewDeadLetter> added() {
        return added;
    }

    @Override
    public CompletionStage<Void> add(List<NewDeadLetter> letters) {
        added.addAll(letters);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Page<DeadLetterRecord>> search(DeadLetterQuery query, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<DeadLetterRecord>> find(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Count>> counts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Long> queue(DeadLetterQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Long> drop(DeadLetterQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Integer> replay(
            int most, Instant now, Function<DeadLetterRecord, CompletionStage<Void>> send) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Long> tidy(Instant before, int letters, long bytes) {
        throw new UnsupportedOperationException();
    }
}
