package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.storage.Statements;
import java.time.Instant;

/** Tells how far back all samples are among the frames. */
final class FrameReach {

    // An hour that is over for almost an hour may be sealed at any time.
    private static final String COLD = "select max(until) from frame_hour"
            + " where compacted_at is not null or sealed_at is not null or until <= now() - interval '50 minutes'";

    private final Statements statements;

    FrameReach(Statements statements) {
        this.statements = statements;
    }

    /** Whether all that is after an instant is among the frames, and will be for the next minutes. */
    Uni<Boolean> isHot(Instant from) {
        return statements
                .run(COLD, Tuple.tuple())
                .map(rows -> rows.iterator().next().getOffsetDateTime(0))
                .map(cold -> cold == null || cold.toInstant().isBefore(from));
    }
}
