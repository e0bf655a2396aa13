package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.ingest.deadletter.DeadLetterQuery;
import io.weir.ingest.deadletter.DeadLetterRecord.State;
import io.weir.web.error.ProblemException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters something is to be done with: those named, or all that match.
 *
 * @param ids their numbers, up to 1,000
 * @param all must be true where no ids are named, so that nobody means all by mistake
 * @param reason only those of this reason
 * @param topic only those from this topic
 * @param state only those in this state
 */
@RegisterForReflection
@Schema(name = "DeadLetterSelection")
public record DeadLetterSelection(
        @Nullable List<Long> ids,
        @Nullable Boolean all,
        @Nullable String reason,
        @Nullable String topic,
        @Nullable String state) {

    DeadLetterQuery query() {
        List<Long> named = ids == null ? List.of() : ids;
        if (named.isEmpty() && !Boolean.TRUE.equals(all)) {
            throw ProblemException.invalid("ids", "ids must name some dead letters, or all must be true");
        }
        if (named.size() > DeadLetterQuery.MOST_IDS) {
            throw ProblemException.invalid(
                    "ids", "ids may name up to " + DeadLetterQuery.MOST_IDS + " dead letters, are " + named.size());
        }
        return new DeadLetterQuery(
                named,
                Optional.ofNullable(reason),
                Optional.ofNullable(topic),
                Params.word("state", State.class, state));
    }
}
