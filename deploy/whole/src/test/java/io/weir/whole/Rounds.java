package io.weir.whole;

import io.weir.testing.EmbeddedDatabase;
import io.weir.testing.Killable;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/** Service, PostgreSQL and broker are killed in turn at random moments; afterwards all that was sent must be there. */
final class Rounds {

    private final Random random;
    private final int between;
    private final Ledger ledger;
    private final WeirProcess weir;
    private final EmbeddedDatabase database;
    private final Killable broker;
    private final Sending sending;
    private int round;

    /**
     * @param seed of the moments
     * @param between most messages from one blow to the next
     */
    Rounds(
            long seed,
            int between,
            Ledger ledger,
            WeirProcess weir,
            EmbeddedDatabase database,
            Killable broker,
            Sending sending) {
        this.random = new Random(seed);
        this.between = between;
        this.ledger = ledger;
        this.weir = weir;
        this.database = database;
        this.broker = broker;
        this.sending = sending;
    }

    /** What is configured so that hours become blocks while messages still come for them. */
    static Map<String, String> compactingAtOnce() {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("weir.storage.compaction.after", "1h");
        configuration.put("weir.storage.compaction.gather", "1s");
        configuration.put("weir.storage.compaction.sources", "3");
        return configuration;
    }

    void run(int rounds) throws Exception {
        for (round = 0; round < rounds; round++) {
            ledger.round(round);
            awaitSent();
            switch (round % 3) {
                case 0 -> killWeir();
                case 1 -> killAndRestart(database, true);
                default -> killAndRestart(broker, false);
            }
            goesOn();
        }
        long sent = sending.stop();
        new Verdict(ledger, weir, database).hold(sent);
    }

    private void killWeir() throws Exception {
        weir.kill();
        awaitSent();
        weir.restart();
    }

    private void killAndRestart(Killable one, boolean messagesComeMeanwhile) throws Exception {
        one.kill();
        if (messagesComeMeanwhile) {
            awaitSent();
        }
        one.restart();
    }

    private void awaitSent() {
        long enough = sending.sent() + 1 + random.nextInt(between);
        await(enough + " messages to be acknowledged by the broker", () -> sending.sent() >= enough);
    }

    // Not only is nothing lost: what is sent from now on is stored too.
    private void goesOn() {
        awaitSent();
        long newest = sending.newest();
        await("what was sent at " + newest + " to be stored", () -> newest() >= newest);
    }

    private void await(String what, Callable<Boolean> condition) {
        Patience.await("round " + round + ": " + what, condition, this::standing);
    }

    private long newest() throws Exception {
        try (Connection connection = database.connect()) {
            return Stock.newest(connection);
        }
    }

    private String standing() throws Exception {
        String said = sending.sent() + " messages acknowledged, the newest of " + sending.newest() + "; service "
                + (weir.isAlive() ? "answers " + weir.ready() : "is dead") + ", its log: " + weir.logFile();
        return said + "; newest stored is of " + newest();
    }
}
