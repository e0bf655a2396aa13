package io.weir.web.view;

import io.weir.analysis.change.SuggestionLife;
import io.weir.analysis.change.Told;
import io.weir.api.analysis.Suggestion;
import io.weir.model.FindingRecord;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion as a page shows it.
 *
 * @param headline what to do, in a few words
 * @param action the action's name
 * @param setting the engine's own name, or null
 * @param stage id of the stage, or null
 * @param from value today, or null
 * @param to value to set, or null
 * @param reason why
 * @param risk what it costs
 * @param effect what it brings
 * @param further what it brings besides
 * @param cost what it takes, or empty
 * @param watch what to look at afterwards, or empty
 * @param patch how the engine's configuration says it, or null
 * @param finding number of the finding it belongs to
 * @param cause title of that finding
 * @param life what became of it, and how to say so; null when it asks for no change
 */
public record SuggestionView(
        String headline,
        String action,
        @Nullable String setting,
        @Nullable String stage,
        @Nullable String from,
        @Nullable String to,
        String reason,
        String risk,
        EffectView effect,
        List<EffectView> further,
        String cost,
        String watch,
        @Nullable String patch,
        long finding,
        String cause,
        @Nullable LifeView life) {

    /** The suggestions of a finding; patches come from the adapter. */
    public static List<SuggestionView> of(
            FindingRecord r, Map<Suggestion, String> patches, Map<String, SuggestionLife> lives, Instant now) {
        return r.finding().suggestions().stream()
                .map(s -> of(s, patches.get(s), r, life(s, r, lives, now)))
                .toList();
    }

    private static @Nullable LifeView life(
            Suggestion s, FindingRecord r, Map<String, SuggestionLife> lives, Instant now) {
        if (!Told.asksForAChange(s)) {
            return null;
        }
        String key = Told.key(r.finding().code(), r.finding().stage(), s);
        SuggestionLife known = lives.get(key);
        return known == null ? LifeView.open(key, r.pipelineId(), s) : LifeView.of(known, now);
    }

    private static SuggestionView of(Suggestion s, @Nullable String patch, FindingRecord r, @Nullable LifeView life) {
        return new SuggestionView(
                headline(s),
                Words.of(s.action()),
                s.setting(),
                s.stage(),
                s.from(),
                s.to(),
                s.reason(),
                s.risk(),
                EffectView.of(s.effect()),
                s.further().stream().map(EffectView::of).toList(),
                s.cost(),
                s.watch(),
                patch,
                r.id(),
                r.finding().title(),
                life);
    }

    static String headline(Suggestion s) {
        return switch (s.action()) {
            case INCREASE -> "Increase";
            case DECREASE -> "Decrease";
            case SET -> "Set";
            case ENABLE -> "Enable";
            case DISABLE -> "Disable";
            case EXTERNAL -> s.setting() == null ? "Outside the configuration" : "Change outside the engine";
            case NONE -> "Change nothing here";
        };
    }
}
