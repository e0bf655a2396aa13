package io.weir.analysis;

import io.weir.model.FindingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open findings of pipelines as this process left them. They still hold when the source's lease has been its own twice
 * in a row: then nobody else can have written any. Read anew every five minutes all the same. Safe for use by several threads.
 */
final class OpenFindings {

    private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(5);
    private static final int MOST = 20_000;

    private final FindingStore store;
    private final Map<Long, Left> left = new ConcurrentHashMap<>();

    OpenFindings(FindingStore store) {
        this.store = store;
    }

    private record Left(long lease, Instant read, List<FindingRecord> open) {}

    /** What is open before an analysis whose window ends then. */
    CompletionStage<List<FindingRecord>> before(Lease lease, long pipelineId, Instant at) {
        Left last = left.get(pipelineId);
        return last != null
                        && last.lease() + 1 == lease.number()
                        && at.isBefore(last.read().plus(READ_AGAIN_AFTER))
                ? CompletableFuture.completedStage(last.open())
                : store.open(pipelineId).thenApply(open -> {
                    keep(pipelineId, new Left(Long.MIN_VALUE, at, open));
                    return open;
                });
    }

    /** What is open after it. */
    void after(Lease lease, long pipelineId, List<FindingRecord> open) {
        left.computeIfPresent(pipelineId, (id, last) -> new Left(lease.number(), last.read(), open));
    }

    private void keep(long pipelineId, Left now) {
        if (left.size() >= MOST) {
            left.clear();
        }
        left.put(pipelineId, now);
    }
}
