package io.weir.api.analysis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change that would help, or the statement that none would.
 *
 * @param setting the engine's own name of the setting, or null when the change is outside the engine
 * @param stage id of the stage it belongs to, or null for the whole pipeline
 * @param action what to do
 * @param from value today, in the engine's unit, or null
 * @param to value to set, in the engine's unit, or null
 * @param effect what it is expected to bring, above all
 * @param reason why, as one or two sentences
 * @param risk what it may break, as one sentence
 * @param further effects on other quantities, such as {@code latency}, {@code loss} or {@code memory}; only those that can
 *     be derived, each at most once
 * @param cost what it takes even when all goes well, as one sentence; empty when nothing is known
 * @param watch what to look at after the change, as one sentence; empty when nothing special
 */
public record Suggestion(
        @Nullable String setting,
        @Nullable String stage,
        Action action,
        @Nullable String from,
        @Nullable String to,
        Effect effect,
        String reason,
        String risk,
        List<Effect> further,
        String cost,
        String watch) {

    /** Copies the list. */
    public Suggestion {
        further = List.copyOf(further);
    }

    /** A suggestion of which only the main effect is known. */
    public Suggestion(
            @Nullable String setting,
            @Nullable String stage,
            Action action,
            @Nullable String from,
            @Nullable String to,
            Effect effect,
            String reason,
            String risk) {
        this(setting, stage, action, from, to, effect, reason, risk, List.of(), "", "");
    }

    /** The same with effects on other quantities. */
    public Suggestion alsoBringing(List<Effect> others) {
        return new Suggestion(setting, stage, action, from, to, effect, reason, risk, others, cost, watch);
    }

    /** The same with what it takes. */
    public Suggestion costing(String what) {
        return new Suggestion(setting, stage, action, from, to, effect, reason, risk, further, what, watch);
    }

    /** The same with what to look at afterwards. */
    public Suggestion watching(String what) {
        return new Suggestion(setting, stage, action, from, to, effect, reason, risk, further, cost, what);
    }

    /** The effect on a quantity, the main one or a further one. */
    public Optional<Effect> effectOn(String quantity) {
        return effect.quantity().equals(quantity)
                ? Optional.of(effect)
                : further.stream().filter(e -> e.quantity().equals(quantity)).findFirst();
    }
}
