package io.weir.storage.analysis;

import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.model.FindingRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A finding as it is kept. */
@Entity
@DynamicUpdate
@Table(name = "finding")
class FindingEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "pipeline_id")
    long pipelineId;

    @Formula("(select p.name from pipeline p where p.id = pipeline_id)")
    @Nullable
    String pipeline;

    @Formula("(select s.name from pipeline p join source s on s.id = p.source_id where p.id = pipeline_id)")
    @Nullable
    String source;

    String analyzer = "";

    String code = "";

    @Enumerated(EnumType.STRING)
    FindingKind kind = FindingKind.QUEUE;

    @Nullable
    String stage;

    /** {@link Severity#ordinal()}: the database compares it. */
    short severity;

    double confidence;

    String title = "";

    String explanation = "";

    @ColumnTransformer(read = "cast(evidence as text)", write = "cast(cast(? as text) as jsonb)")
    String evidence = "[]";

    @Column(name = "first_seen")
    Instant firstSeen = Instant.EPOCH;

    @Column(name = "last_seen")
    Instant lastSeen = Instant.EPOCH;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Column(name = "resolved_why")
    @Nullable
    String resolvedWhy;

    static FindingEntity opened(long pipelineId, String analyzer, Finding finding, Instant at) {
        FindingEntity entity = new FindingEntity();
        entity.pipelineId = pipelineId;
        entity.analyzer = analyzer;
        entity.code = finding.code();
        entity.stage = finding.stage();
        entity.firstSeen = at;
        entity.seen(finding, at);
        return entity;
    }

    /** Found, first or again; what is said now replaces what was said before. */
    void seen(Finding finding, Instant at) {
        kind = finding.kind();
        severity = (short) finding.severity().ordinal();
        confidence = finding.confidence();
        title = finding.title();
        explanation = finding.explanation();
        evidence = Json.of(finding.evidence());
        lastSeen = at.isAfter(lastSeen) ? at : lastSeen;
    }

    /** No longer found. */
    void gone(Instant at) {
        resolvedAt = at;
        resolvedWhy = "gone";
    }

    boolean is(Finding finding) {
        return code.equals(finding.code()) && Objects.equals(stage, finding.stage());
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    FindingRecord toRecord(List<Suggestion> suggestions) {
        Finding finding = new Finding(
                code,
                kind,
                stage,
                Severity.values()[severity],
                confidence,
                title,
                explanation,
                Json.evidence(evidence),
                suggestions);
        return new FindingRecord(
                id(),
                pipelineId,
                Objects.requireNonNullElse(source, ""),
                Objects.requireNonNullElse(pipeline, ""),
                analyzer,
                finding,
                firstSeen,
                lastSeen,
                resolvedAt);
    }
}
