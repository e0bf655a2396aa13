package io.weir.storage;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** Tells whether trying again later may help. */
public final class PgFailures {

    private static final String CHECK_VIOLATION = "23514";
    /** Data exceptions, broken constraints, and rows that are too large: the same will fail for ever. */
    private static final Set<String> FOR_EVER = Set.of("22", "23", "54");

    private PgFailures() {}

    /** Whether the very same may succeed later: the database is away, busy, or not yet as it should be. */
    public static boolean mayPass(Throwable failure) {
        if (failure instanceof PgException pg) {
            return noPartition(pg) || !FOR_EVER.contains(sqlClass(pg));
        }
        return switch (failure) {
            case CompletionException e when e.getCause() != null -> mayPass(e.getCause());
            case VertxException e -> true;
            case IllegalStateException e -> true;
            case UncheckedIOException e -> true;
            case RejectedExecutionException e -> true;
            case RuntimeException e -> false;
            default -> true;
        };
    }

    /** Whether a frame was refused because the partition of its day is not there. */
    public static boolean noPartition(Throwable failure) {
        return failure instanceof PgException pg
                && CHECK_VIOLATION.equals(pg.getSqlState())
                && pg.getConstraint() == null;
    }

    private static String sqlClass(PgException e) {
        String state = e.getSqlState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
