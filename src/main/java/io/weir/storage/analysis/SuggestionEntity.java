package io.weir.storage.analysis;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Suggestion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A suggestion of a finding as it is kept. */
@Entity
@DynamicUpdate
@Table(name = "suggestion")
class SuggestionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "finding_id")
    long findingId;

    int position;

    @Nullable
    String setting;

    @Nullable
    String stage;

    @Enumerated(EnumType.STRING)
    Action action = Action.NONE;

    @Column(name = "from_value")
    @Nullable
    String from;

    @Column(name = "to_value")
    @Nullable
    String to;

    @ColumnTransformer(read = "cast(effect as text)", write = "cast(cast(? as text) as jsonb)")
    String effect = "{}";

    String reason = "";

    String risk = "";

    @ColumnTransformer(read = "cast(further as text)", write = "cast(cast(? as text) as jsonb)")
    String further = "[]";

    String cost = "";

    String watch = "";

    static SuggestionEntity of(long findingId, int position, Suggestion suggestion) {
        SuggestionEntity entity = new SuggestionEntity();
        entity.findingId = findingId;
        entity.setting = suggestion.setting();
        entity.stage = suggestion.stage();
        entity.action = suggestion.action();
        entity.said(position, suggestion);
        return entity;
    }

    /** What is said now replaces what was said before; the row, and with it the number, stays. */
    void said(int now, Suggestion suggestion) {
        position = now;
        from = suggestion.from();
        to = suggestion.to();
        effect = Json.of(suggestion.effect());
        reason = suggestion.reason();
        risk = suggestion.risk();
        further = Json.of(suggestion.further());
        cost = suggestion.cost();
        watch = suggestion.watch();
    }

    /** Whether it asks for the same change. */
    boolean is(Suggestion suggestion) {
        return action == suggestion.action()
                && Objects.equals(setting, suggestion.setting())
                && Objects.equals(stage, suggestion.stage());
    }

    Suggestion toSuggestion() {
        return new Suggestion(
                setting,
                stage,
                action,
                from,
                to,
                Json.effect(effect),
                reason,
                risk,
                Json.effects(further),
                cost,
                watch);
    }
}
