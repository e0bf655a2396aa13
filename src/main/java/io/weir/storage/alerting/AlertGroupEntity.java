package io.weir.storage.alerting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A group as it is kept; made by plain SQL, because several replicas may want the same one at once. */
@Entity
@Table(name = "alert_group")
class AlertGroupEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "group_key", nullable = false, updatable = false)
    String groupKey = "";

    @Column(nullable = false, updatable = false)
    String receiver = "";

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false, updatable = false)
    Map<String, String> labels = Map.of();

    @Column(name = "group_interval_ms", nullable = false, updatable = false)
    long groupIntervalMs;

    @Column(name = "repeat_interval_ms", nullable = false, updatable = false)
    long repeatIntervalMs;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, Map<String, List<String>>> sent = Map.of();

    @Column(name = "next_flush_at", nullable = false)
    Instant nextFlushAt = Instant.EPOCH;
}
