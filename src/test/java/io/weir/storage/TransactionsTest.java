package io.weir.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.testing.EmbeddedServices;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TransactionsTest {

    private final Transactions transactions;

    TransactionsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void runFromAThreadThatVertxDoesNotKnow() throws Exception {
        List<SourceEntity> found = transactions
                .inTransaction(s ->
                        s.createQuery("from SourceEntity", SourceEntity.class).getResultList())
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(found).isNotNull();
    }
}
