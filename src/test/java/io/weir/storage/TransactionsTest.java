package io.weir.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.weir.testing.EmbeddedServices;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Called from the test's thread, which Vert.x does not know. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TransactionsTest {

    private final Transactions transactions;
    private final UUID fingerprint = UUID.randomUUID();

    TransactionsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void whatEndsWellIsCommitted() throws Exception {
        result(transactions.inTransaction(this::addSource));

        assertThat(sources()).isEqualTo(1);
    }

    @Test
    void whatFailsIsRolledBack() throws Exception {
        CompletionStage<Integer> work = transactions.inTransaction(session -> addSource(session)
                .flatMap(added -> Uni.createFrom().failure(new IllegalStateException("after the insert"))));

        assertThatThrownBy(() -> result(work)).hasRootCauseMessage("after the insert");
        assertThat(sources()).isZero();
    }

    private Uni<Integer> addSource(Mutiny.Session session) {
        return session.createNativeQuery(
                        "insert into source (fingerprint, name, attributes) values (?1, 'transactions', '{}')")
                .setParameter(1, fingerprint)
                .executeUpdate();
    }

    private long sources() throws Exception {
        return result(transactions.inSession(
                session -> session.createNativeQuery("select count(*) from source where fingerprint = ?1", Long.class)
                        .setParameter(1, fingerprint)
                        .getSingleResult()));
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
