package io.weir.storage.alerting;

import io.weir.alerting.NoticeRecord;
import io.weir.alerting.group.NewNotice;
import io.weir.alerting.outbox.DueNotice;
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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A notice as it is kept. */
@Entity
@Table(name = "notice")
class NoticeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(nullable = false, updatable = false)
    String receiver = "";

    @Column(name = "group_key", nullable = false, updatable = false)
    String groupKey = "";

    @Column(name = "target_id", nullable = false, updatable = false)
    String targetId = "";

    @Column(nullable = false, updatable = false)
    String target = "";

    @Column(nullable = false, updatable = false)
    String status = "";

    @Column(nullable = false, updatable = false)
    String summary = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "alert_ids", nullable = false, updatable = false)
    Long[] alertIds = {};

    @Column(nullable = false, updatable = false)
    int resolved;

    @Column(nullable = false, updatable = false)
    String payload = "";

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    NoticeRecord.State state = NoticeRecord.State.PENDING;

    @Column(nullable = false)
    int attempts;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "next_attempt_at")
    @Nullable
    Instant nextAttemptAt;

    @Column(name = "leased_until")
    @Nullable
    Instant leasedUntil;

    @Column(name = "delivered_at")
    @Nullable
    Instant deliveredAt;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    static NoticeEntity of(AlertGroupEntity group, NewNotice notice, Instant now) {
        NoticeEntity entity = new NoticeEntity();
        entity.receiver = group.receiver;
        entity.groupKey = group.groupKey;
        entity.targetId = notice.targetId();
        entity.target = notice.target();
        entity.status = notice.status();
        entity.summary = notice.summary();
        entity.alertIds = notice.alertIds().toArray(Long[]::new);
        entity.resolved = notice.resolved();
        entity.payload = notice.payload();
        entity.createdAt = now;
        entity.nextAttemptAt = now;
        return entity;
    }

    /** Numbers of the alerts whose end it tells of. */
    List<Long> ended() {
        return List.of(alertIds).subList(alertIds.length - resolved, alertIds.length);
    }

    DueNotice toDue() {
        return new DueNotice(Ids.of(id), receiver, targetId, attempts, createdAt, payload);
    }

    NoticeRecord toRecord() {
        return new NoticeRecord(
                Ids.of(id),
                receiver,
                groupKey,
                status,
                alertIds.length,
                resolved,
                summary,
                target,
                state,
                attempts,
                createdAt,
                nextAttemptAt,
                deliveredAt,
                lastError);
    }
}
