package io.weir.alerting.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keeps notices until they are delivered or given up. Never blocks. */
public interface Outbox {

    /**
     * Takes notices that are due and that no other replica works on: of one group and address only the oldest, so that
     * they arrive in order.
     *
     * @param max most notices to take
     * @param lease how long nobody else may take them
     */
    CompletionStage<List<DueNotice>> lease(int max, Instant now, Duration lease);

    /**
     * Records how the attempt ended; without effect when the lease ran out and another attempt began. What an address did not
     * get counts as untold, so that its group says it again.
     *
     * @param now when a notice was given up
     */
    CompletionStage<Void> settle(DueNotice notice, Outcome outcome, Instant now);
}
