package io.weir.storage.frames;

import io.weir.ingest.FrameStore.Stored;
import io.weir.storage.PgFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Brings rows to PostgreSQL on few threads of its own: what has gathered while a transaction was on its way goes into the
 * next one, so that many small batches cost little more than a large one. Callable from any thread; never blocks.
 */
final class FrameWriter {

    private static final long BYTES_AT_ONCE = 4 << 20;

    private final DataSource source;
    private final Executor threads;
    private final Queue<Order> orders = new ArrayDeque<>();
    private final Queue<FrameCopy> idle = new ArrayDeque<>();

    private record Order(FrameRows rows, CompletableFuture<Stored> done) {}

    /**
     * @param source of connections
     * @param threads that may block
     * @param most transactions at a time
     */
    FrameWriter(DataSource source, Executor threads, int most) {
        this.source = source;
        this.threads = threads;
        for (int i = 0; i < most; i++) {
            idle.add(new FrameCopy());
        }
    }

    /** Completes when the rows are safe on disk, with how many are new; fails with what PostgreSQL said. */
    CompletionStage<Stored> write(FrameRows rows) {
        Order order = new Order(rows, new CompletableFuture<>());
        FrameCopy free;
        synchronized (this) {
            orders.add(order);
            free = idle.poll();
        }
        if (free != null) {
            threads.execute(() -> writeUntilNothingIsLeft(free));
        }
        return order.done();
    }

    private void writeUntilNothingIsLeft(FrameCopy copy) {
        List<Order> some = take(copy);
        while (!some.isEmpty()) {
            write(copy, some);
            some = take(copy);
        }
    }

    private synchronized List<Order> take(FrameCopy copy) {
        List<Order> some = new ArrayList<>();
        long bytes = 0;
        while (!orders.isEmpty() && bytes < BYTES_AT_ONCE) {
            Order order = orders.remove();
            bytes += order.rows().bytes();
            some.add(order);
        }
        if (some.isEmpty()) {
            idle.add(copy);
        }
        return some;
    }

    private void write(FrameCopy copy, List<Order> some) {
        try {
            Set<FrameRow> there = Collections.newSetFromMap(new IdentityHashMap<>());
            there.addAll(writeTogether(copy, some));
            some.forEach(order -> order.done().complete(order.rows().stored(there)));
        } catch (SQLException | RuntimeException e) {
            if (some.size() == 1 || PgFailures.mayPass(e)) {
                some.forEach(order -> order.done().completeExceptionally(e));
            } else {
                // One that can never be written must not take the others with it.
                some.forEach(order -> write(copy, List.of(order)));
            }
        } catch (Error e) {
            // Memory may be there again: who waits tries once more, and this copy takes the next orders.
            some.forEach(order -> order.done().completeExceptionally(e));
        }
    }

    private List<FrameRow> writeTogether(FrameCopy copy, List<Order> some) throws SQLException {
        List<FrameRow> rows = new ArrayList<>();
        some.forEach(order -> rows.addAll(order.rows().rows()));
        rows.sort(FrameRow.ORDER);
        try (Connection connection = source.getConnection()) {
            return copy.write(connection, rows);
        }
    }
}
