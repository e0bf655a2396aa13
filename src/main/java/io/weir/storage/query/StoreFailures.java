package io.weir.storage.query;

import io.vertx.pgclient.PgException;
import io.weir.query.StoreException;
import io.weir.query.StoreException.Reason;
import io.weir.storage.PgFailures;
import java.util.Objects;

/** Says what failed in the words of the port. */
final class StoreFailures {

    private static final String REGEX = "2201B";
    private static final String CANCELLED = "57014";

    private StoreFailures() {}

    static Throwable told(Throwable failure) {
        if (failure instanceof PgException pg && REGEX.equals(pg.getSqlState())) {
            String said = Objects.requireNonNullElse(pg.getErrorMessage(), "");
            return new StoreException(Reason.REGEX, "a regular expression is not valid: " + said, pg);
        }
        if (failure instanceof PgException pg && CANCELLED.equals(pg.getSqlState())) {
            return new StoreException(Reason.TIMEOUT, "the database took too long", pg);
        }
        return PgFailures.mayPass(failure)
                ? new StoreException(Reason.UNAVAILABLE, "the database is away or busy", failure)
                : failure;
    }
}
