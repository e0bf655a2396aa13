package io.weir.storage.plugin;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.ShadowFindings;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Rows of table shadow_finding. */
@ApplicationScoped
public class PgShadowFindings implements ShadowFindings {

    private static final String ADD = """
            insert into shadow_finding as s (pipeline_id, analyzer, code, stage, severity, confidence, title, explanation,
                times, first_seen, last_seen)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9)
            on conflict (pipeline_id, analyzer, code, stage) do update set severity = excluded.severity,
                confidence = excluded.confidence, title = excluded.title, explanation = excluded.explanation,
                times = s.times + 1, last_seen = greatest(s.last_seen, excluded.last_seen)
            """;
    private static final String OF = """
            select s.pipeline_id, p.name, s.stage, s.code, s.severity, s.title, s.explanation, s.times, s.first_seen,
                s.last_seen
            from shadow_finding s join pipeline p on p.id = s.pipeline_id
            where s.analyzer = $1 order by s.last_seen desc, s.pipeline_id, s.code limit $2
            """;
    private static final String FORGET = "delete from shadow_finding where last_seen < $1";

    private final Pool pool;

    /** @param pool of connections */
    public PgShadowFindings(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Void> add(long pipelineId, Instant at, List<Said> said) {
        List<Tuple> rows = said.stream()
                .sorted(Comparator.comparing(Said::analyzer)
                        .thenComparing(s -> s.finding().code())
                        .thenComparing(s -> stage(s.finding())))
                .map(s -> row(pipelineId, at, s))
                .toList();
        return pool.withTransaction(client -> client.preparedQuery(ADD).executeBatch(rows))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<Seen>> of(String instance, int most) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(instance, most))
                .map(rows -> {
                    List<Seen> all = new ArrayList<>();
                    rows.forEach(row -> all.add(seen(row)));
                    return all;
                })
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> forget(Instant before) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(utc(before)))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private static Tuple row(long pipelineId, Instant at, Said said) {
        Finding finding = said.finding();
        return Tuple.tuple()
                .addLong(pipelineId)
                .addString(said.analyzer())
                .addString(finding.code())
                .addString(stage(finding))
                .addString(finding.severity().name())
                .addDouble(finding.confidence())
                .addString(finding.title())
                .addString(finding.explanation())
                .addOffsetDateTime(utc(at));
    }

    private static Seen seen(Row row) {
        return new Seen(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Severity.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getOffsetDateTime(8).toInstant(),
                row.getOffsetDateTime(9).toInstant());
    }

    private static String stage(Finding finding) {
        return Objects.requireNonNullElse(finding.stage(), "");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
