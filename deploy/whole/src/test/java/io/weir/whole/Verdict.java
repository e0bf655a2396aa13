package io.weir.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testing.EmbeddedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;

/** Whether all that was sent is there exactly once, in every tier and in every rollup. */
final class Verdict {

    private final Ledger ledger;
    private final WeirProcess weir;
    private final EmbeddedDatabase database;
    private final Answers answers;

    Verdict(Ledger ledger, WeirProcess weir, EmbeddedDatabase database) {
        this.ledger = ledger;
        this.weir = weir;
        this.database = database;
        this.answers = new Answers(weir);
    }

    /** Waits until all is stored and then until all is compacted; both times readers must see what was sent. */
    void hold(long messages) throws Exception {
        Patience.await("the service to be ready", () -> weir.ready() == 200, () -> "see " + weir.logFile());
        Patience.await(
                "all that was sent to be answered by the query API",
                () -> difference().isEmpty(),
                this::difference);
        Patience.await("all hours to be compacted", () -> uncompacted() == 0, () -> uncompacted() + " are left");
        assertThat(difference()).isEmpty();
        assertThat(new Rollups(ledger, answers).difference()).isEmpty();
        try (Connection connection = database.connect()) {
            assertThat(Stock.frames(connection)).as("frames in blocks").isEqualTo(messages);
        }
    }

    private long uncompacted() throws Exception {
        try (Connection connection = database.connect()) {
            return Stock.uncompacted(connection);
        }
    }

    private String difference() throws IOException {
        Map<Sample, Double> kept = new HashMap<>();
        for (String source : ledger.sources()) {
            kept.putAll(answers.samples(source));
        }
        return ledger.difference(kept);
    }
}
