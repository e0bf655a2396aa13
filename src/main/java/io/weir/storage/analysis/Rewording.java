package io.weir.storage.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.analysis.FindingChanges.SeenAgain;
import io.weir.analysis.Lease;
import io.weir.analysis.LeaseLostException;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes findings and their suggestions in other words: one statement, where entities would take a dozen. */
final class Rewording {

    private static final String SAY = """
            with held as (select 1 from analysis_due where source_id = $1 and lease = $2),
            said as (
                update finding f
                set kind = s.kind, severity = s.severity, confidence = s.confidence, title = s.title,
                    explanation = s.explanation, evidence = s.evidence, last_seen = greatest(f.last_seen, $3)
                from jsonb_to_recordset(cast($4 as text)::jsonb) as s (
                    id bigint, kind text, severity smallint, confidence double precision, title text, explanation text,
                    evidence jsonb)
                where f.id = s.id and f.resolved_at is null and exists (select 1 from held)
                returning 1),
            advised as (
                update suggestion a
                set from_value = s.old, to_value = s.new, effect = s.effect, reason = s.reason, risk = s.risk,
                    further = s.further, cost = s.cost, watch = s.watch
                from jsonb_to_recordset(cast($5 as text)::jsonb) as s (
                    finding bigint, position integer, action text, setting text, stage text, old text, new text,
                    effect jsonb, reason text, risk text, further jsonb, cost text, watch text)
                where a.finding_id = s.finding and a.position = s.position and a.action = s.action
                    and a.setting is not distinct from s.setting and a.stage is not distinct from s.stage
                    and exists (select 1 from held)
                returning 1)
            select (select count(*) from held), (select count(*) from said), (select count(*) from advised)
            """;

    private final Pool pool;

    Rewording(Pool pool) {
        this.pool = pool;
    }

    /** A finding as the statement takes it. */
    @RegisterForReflection
    record Said(
            long id,
            String kind,
            int severity,
            double confidence,
            String title,
            String explanation,
            List<Evidence> evidence) {}

    /** A suggestion as the statement takes it; {@code old} and {@code new} are the setting's values. */
    @RegisterForReflection
    record Advised(
            long finding,
            int position,
            String action,
            @Nullable String setting,
            @Nullable String stage,
            @Nullable String old,
            @JsonProperty("new") @Nullable String now,
            Effect effect,
            String reason,
            String risk,
            List<Effect> further,
            String cost,
            String watch) {}

    /** Whether all of it was there to be said anew; when not, some may have been. */
    Uni<Boolean> say(List<SeenAgain> again, Instant at, Lease lease) {
        List<Said> said = again.stream().map(Rewording::said).toList();
        List<Advised> advised = new ArrayList<>();
        again.forEach(one -> advised.addAll(advised(one)));
        Tuple parameters = Tuple.of(
                lease.sourceId(), lease.number(), at.atOffset(ZoneOffset.UTC), Json.of(said), Json.of(advised));
        return pool.preparedQuery(SAY)
                .execute(parameters)
                .map(rows -> complete(rows.iterator().next(), said.size(), advised.size(), lease));
    }

    private static boolean complete(Row counts, int said, int advised, Lease lease) {
        if (counts.getLong(0) == 0) {
            throw new LeaseLostException(lease);
        }
        return counts.getLong(1) == said && counts.getLong(2) == advised;
    }

    private static Said said(SeenAgain again) {
        Finding f = again.finding();
        return new Said(
                again.id(),
                f.kind().name(),
                f.severity().ordinal(),
                f.confidence(),
                f.title(),
                f.explanation(),
                f.evidence());
    }

    private static List<Advised> advised(SeenAgain again) {
        List<Advised> advised = new ArrayList<>();
        for (Suggestion s : again.finding().suggestions()) {
            advised.add(new Advised(
                    again.id(),
                    advised.size(),
                    s.action().name(),
                    s.setting(),
                    s.stage(),
                    s.from(),
                    s.to(),
                    s.effect(),
                    s.reason(),
                    s.risk(),
                    s.further(),
                    s.cost(),
                    s.watch()));
        }
        return advised;
    }
}
