package io.weir.storage;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells whether trying again later may help. */
public final class PgFailures {

    private static final String CHECK_VIOLATION = "23514";
    /** Data exceptions, broken constraints, and rows that are too large: the same will fail for ever. */
    private static final Set<String> FOR_EVER = Set.of("22", "23", "54");

    private PgFailures() {}

    /** Whether the very same may succeed later: the database is away, busy, or not yet as it should be. */
    public static boolean mayPass(Throwable failure) {
        return switch (failure) {
            case PgException e -> noPartition(e) || !FOR_EVER.contains(sqlClass(e.getSqlState()));
            case SQLException e -> noPartition(e) || !FOR_EVER.contains(sqlClass(e.getSQLState()));
            case CompletionException e when e.getCause() != null -> mayPass(e.getCause());
            case VertxException e -> true;
            case IllegalStateException e -> true;
            case UncheckedIOException e -> true;
            case RejectedExecutionException e -> true;
            case RuntimeException e -> false;
            case StackOverflowError e -> false;
            default -> true;
        };
    }

    /** Whether a frame was refused because the partition of its day is not there. */
    public static boolean noPartition(Throwable failure) {
        return switch (failure) {
            case PgException e -> CHECK_VIOLATION.equals(e.getSqlState()) && e.getConstraint() == null;
            case PSQLException e -> CHECK_VIOLATION.equals(e.getSQLState()) && constraint(e) == null;
            case CompletionException e when e.getCause() != null -> noPartition(e.getCause());
            default -> false;
        };
    }

    private static @Nullable String constraint(PSQLException failure) {
        ServerErrorMessage message = failure.getServerErrorMessage();
        return message == null ? null : message.getConstraint();
    }

    private static String sqlClass(@Nullable String state) {
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
