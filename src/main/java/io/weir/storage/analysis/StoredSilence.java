package io.weir.storage.analysis;

import io.weir.analysis.SilentPipelines;
import io.weir.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Silent pipelines in PostgreSQL: a mark on their row, which goes when they are seen again. */
@ApplicationScoped
class StoredSilence implements SilentPipelines {

    private static final String FIND = """
            select id from pipeline where silent_since is null and last_seen < ?1 order by last_seen, id
            """;

    private static final String SETTLE = "update pipeline set silent_since = ?2 where id = ?1";

    private final Transactions transactions;

    StoredSilence(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public CompletionStage<List<Long>> find(Instant lastSeenBefore, int max) {
        return transactions.inSession(session -> session.createNativeQuery(FIND, Long.class)
                .setParameter(1, lastSeenBefore.atOffset(ZoneOffset.UTC))
                .setMaxResults(max)
                .getResultList());
    }

    @Override
    public CompletionStage<Void> settle(long pipelineId, Instant at) {
        return transactions.inTransaction(session -> session.createNativeQuery(SETTLE)
                .setParameter(1, pipelineId)
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid());
    }
}
