package io.weir.storage.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What PostgreSQL itself holds queries to. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class QueryPoolTest {

    private final QueryPool pool;

    QueryPoolTest(QueryPool pool) {
        this.pool = pool;
    }

    @Test
    void statementsEndByTheDatabasesClock() {
        assertThat(setting("statement_timeout")).isEqualTo("30s");
    }

    @Test
    void statementsOnlyRead() {
        assertThat(setting("default_transaction_read_only")).isEqualTo("on");
    }

    private String setting(String name) {
        return pool.queries()
                .query("show " + name)
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getString(0);
    }
}
