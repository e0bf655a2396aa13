package io.weir.storage.query;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.query.LabelStore;
import io.weir.storage.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What labels there are, from a table that triggers keep: one probe of an index for each that is told. */
@ApplicationScoped
public class PgLabels implements LabelStore {

    private static final String NAMES = """
        with recursive one as (
            (select name from label_value where name > $1 order by name limit 1)
            union all
            select (select v.name from label_value v where v.name > one.name order by v.name limit 1)
            from one where one.name is not null)
        select name from one where name is not null limit $2
        """;
    private static final String VALUES = "select value from label_value"
            + " where name = $1 and value > $2 and starts_with(value, $3) and value >= $3 order by value limit $4";

    private final Statements statements;

    PgLabels(QueryPool pool) {
        this.statements = new Statements(pool.queries());
    }

    @Override
    public CompletionStage<List<String>> names(String after, int limit) {
        return texts(NAMES, Tuple.of(after, limit));
    }

    @Override
    public CompletionStage<List<String>> values(String name, String prefix, String after, int limit) {
        return texts(VALUES, Tuple.of(name, after, prefix, limit));
    }

    private CompletionStage<List<String>> texts(String sql, Tuple parameters) {
        Uni<List<String>> texts = statements.run(sql, parameters).map(rows -> {
            List<String> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(row.getString(0)));
            return all;
        });
        return texts.onFailure().transform(StoreFailures::told).subscribeAsCompletionStage();
    }
}
