package io.weir.storage.analysis;

import io.weir.model.PipelineRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A pipeline as it is kept; written by an upsert, read through here. */
@Entity
@Immutable
@Table(name = "pipeline")
class PipelineEntity {

    @Id
    long id;

    @Column(name = "source_id")
    long sourceId;

    @Formula("(select s.name from source s where s.id = source_id)")
    String source = "";

    String name = "";

    String adapter = "";

    @ColumnTransformer(read = "cast(model as text)")
    String model = "";

    @Column(name = "first_seen")
    Instant firstSeen = Instant.EPOCH;

    @Column(name = "last_seen")
    Instant lastSeen = Instant.EPOCH;

    PipelineRecord toRecord() {
        return new PipelineRecord(id, sourceId, source, adapter, Json.pipeline(model), firstSeen, lastSeen);
    }
}
