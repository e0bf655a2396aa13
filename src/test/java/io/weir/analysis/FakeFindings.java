package io.weir.analysis;

import io.weir.model.FindingRecord;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Findings in memory. */
final class FakeFindings implements FindingStore {

    int written;
    int read;
    final List<FindingRecord> records = new ArrayList<>();

    List<String> openCodes() {
        return records.stream()
                .filter(FindingRecord::open)
                .map(r -> r.finding().code())
                .toList();
    }

    @Override
    public CompletionStage<List<FindingRecord>> open(long pipelineId) {
        read++;
        return done(records.stream()
                .filter(r -> r.pipelineId() == pipelineId && r.open())
                .toList());
    }

    @Override
    public CompletionStage<List<Long>> forget(Instant seenBefore, Instant at) {
        List<Long> pipelines = records.stream()
                .filter(r -> r.open() && r.lastSeen().isBefore(seenBefore))
                .map(FindingRecord::pipelineId)
                .distinct()
                .toList();
        records.replaceAll(r -> r.lastSeen().isBefore(seenBefore) ? ended(r, at) : r);
        return done(pipelines);
    }

    @Override
    public CompletionStage<List<FindingRecord>> apply(FindingChanges changes) {
        changes.opened()
                .forEach(said -> records.add(new FindingRecord(
                        records.size() + 1L,
                        changes.pipelineId(),
                        "host-1",
                        "logs",
                        said.analyzer(),
                        said.finding(),
                        changes.at(),
                        changes.at(),
                        null)));
        changes.seenAgain().forEach(again -> records.replaceAll(r -> r.id() == again.id() ? seen(r, changes.at()) : r));
        changes.resolved().forEach(id -> records.replaceAll(r -> r.id() == id ? ended(r, changes.at()) : r));
        read--;
        return open(changes.pipelineId());
    }

    @Override
    public CompletionStage<List<FindingRecord>> apply(FindingChanges changes, Lease lease) {
        written++;
        return apply(changes);
    }

    @Override
    public CompletionStage<Boolean> seenAgain(List<Long> ids, Instant at, Lease lease) {
        records.replaceAll(r -> ids.contains(r.id()) ? r.seen(at) : r);
        return done(true);
    }

    @Override
    public CompletionStage<Boolean> reword(List<FindingChanges.SeenAgain> again, Instant at, Lease lease) {
        written++;
        again.forEach(one -> records.replaceAll(r -> r.id() == one.id() ? r.saying(one.finding(), at) : r));
        return done(true);
    }

    @Override
    public CompletionStage<Page<FindingRecord>> search(FindingQuery query, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<FindingRecord>> find(long id) {
        throw new UnsupportedOperationException();
    }

    private static FindingRecord seen(FindingRecord r, Instant at) {
        return new FindingRecord(
                r.id(), r.pipelineId(), r.source(), r.pipeline(), r.analyzer(), r.finding(), r.firstSeen(), at, null);
    }

    private static FindingRecord ended(FindingRecord r, Instant at) {
        return new FindingRecord(
                r.id(),
                r.pipelineId(),
                r.source(),
                r.pipeline(),
                r.analyzer(),
                r.finding(),
                r.firstSeen(),
                r.lastSeen(),
                at);
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
