package io.weir.storage.alerting;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.AlertState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An alert as it is kept. */
@Entity
@Table(name = "alert")
class AlertEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "pipeline_id", nullable = false, updatable = false)
    long pipelineId;

    @Column(nullable = false, updatable = false)
    String fingerprint = "";

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    AlertState state = AlertState.PENDING;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, String> labels = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, String> annotations = Map.of();

    @Column(name = "starts_at", nullable = false, updatable = false)
    Instant startsAt = Instant.EPOCH;

    @Column(name = "fired_at")
    @Nullable
    Instant firedAt;

    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    @Column(name = "finding_id")
    @Nullable
    Long findingId;

    static AlertEntity of(AlertRecord alert) {
        AlertEntity entity = new AlertEntity();
        entity.pipelineId = alert.pipelineId();
        entity.fingerprint = alert.fingerprint();
        entity.startsAt = alert.startsAt();
        entity.become(alert);
        return entity;
    }

    /** Takes over what can change. */
    void become(AlertRecord alert) {
        state = alert.state();
        labels = alert.labels();
        annotations = alert.annotations();
        firedAt = alert.firedAt();
        endsAt = alert.endsAt();
        findingId = alert.findingId();
    }

    AlertRecord toRecord() {
        return new AlertRecord(
                Ids.of(id), fingerprint, state, labels, annotations, startsAt, firedAt, endsAt, pipelineId, findingId);
    }
}
