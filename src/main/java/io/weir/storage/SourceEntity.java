package io.weir.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A source as it is kept; written by plain SQL, read through here. */
@Entity
@Immutable
@Table(name = "source")
class SourceEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(nullable = false, unique = true)
    UUID fingerprint = new UUID(0, 0);

    @Column(nullable = false)
    String name = "";

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, String> attributes = Map.of();

    @Column(name = "first_seen", nullable = false)
    Instant firstSeen = Instant.EPOCH;
}
