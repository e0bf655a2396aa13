package io.weir.storage.deadletter;

import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.deadletter.DeadLetterQuery;

/** Which rows a query means: the first four parameters of a statement. */
final class Conditions {

    static final String SQL = """
            ($1::bigint[] is null or id = any($1)) and ($2::text is null or reason = $2)
            and ($3::text is null or topic = $3) and ($4::text is null or state = $4)
            """;

    private Conditions() {}

    static Tuple tuple(DeadLetterQuery query) {
        Long[] ids = query.ids().isEmpty() ? null : query.ids().toArray(Long[]::new);
        return Tuple.tuple()
                .addArrayOfLong(ids)
                .addString(query.reason().orElse(null))
                .addString(query.topic().orElse(null))
                .addString(query.state().map(Enum::name).orElse(null));
    }
}
