package io.weir.web.view;

import io.weir.analysis.change.How;
import io.weir.analysis.change.State;
import io.weir.analysis.change.SuggestionLife;
import io.weir.analysis.compare.Verdict;
import io.weir.api.analysis.Suggestion;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a suggestion, as a page shows it.
 *
 * @param key its name within the pipeline
 * @param pipeline number of the pipeline
 * @param word name of its state
 * @param mark the state, or the verdict, with its mark
 * @param headline what to do, in a word
 * @param setting the engine's own name, or null
 * @param stage of the setting, or null
 * @param from value before, or null
 * @param to value after, or null
 * @param at when it was applied or dismissed, or null
 * @param how it became known, or who dismissed it
 * @param why the verdict, what it waits for, or why it was dismissed
 * @param rows what was predicted and what was measured
 */
public record LifeView(
        String key,
        long pipeline,
        String word,
        HealthView mark,
        String headline,
        @Nullable String setting,
        @Nullable String stage,
        @Nullable String from,
        @Nullable String to,
        @Nullable Moment at,
        String how,
        String why,
        List<MeasuredView> rows) {

    /** Nobody has done anything about it. */
    static LifeView open(String key, long pipeline, Suggestion s) {
        return new LifeView(
                key,
                pipeline,
                "open",
                HealthView.of("info", "Open"),
                SuggestionView.headline(s),
                s.setting(),
                s.stage(),
                s.from(),
                s.to(),
                null,
                "",
                "",
                List.of());
    }

    /** What became of one. */
    public static LifeView of(SuggestionLife life, Instant now) {
        Suggestion s = life.suggestion();
        LifeView open = open(life.key(), life.pipelineId(), s);
        return switch (life.state()) {
            case State.Open none -> open;
            case State.Dismissed no ->
                open.with(
                                "dismissed",
                                HealthView.of("silent", "Dismissed"),
                                Moment.of(no.at(), now),
                                no.by(),
                                no.reason())
                        .showing(null, List.of());
            case State.Applied change ->
                open.with(
                                "applied",
                                HealthView.of("pending", "Applied, being verified"),
                                Moment.of(change.at(), now),
                                how(change),
                                Words.capital(change.waits()) + ".")
                        .showing(change.value(), MeasuredView.predicted(s));
            case State.Verified done ->
                open.with(
                                "verified",
                                mark(done.verdict()),
                                Moment.of(done.applied().at(), now),
                                how(done.applied()),
                                Words.capital(done.why()))
                        .showing(done.applied().value(), MeasuredView.of(s, done.measured()));
        };
    }

    private LifeView with(String state, HealthView now, Moment when, String by, String because) {
        return new LifeView(key, pipeline, state, now, headline, setting, stage, from, to, when, by, because, rows);
    }

    private LifeView showing(@Nullable String value, List<MeasuredView> measured) {
        String is = value == null ? to : value;
        return new LifeView(key, pipeline, word, mark, headline, setting, stage, from, is, at, how, why, measured);
    }

    private static HealthView mark(Verdict verdict) {
        return switch (verdict) {
            case HELPED -> HealthView.of("healthy", "Helped");
            case NEUTRAL -> HealthView.of("info", "Changed nothing");
            case HURT -> HealthView.of("error", "Hurt");
            case UNKNOWN -> HealthView.of("silent", "Cannot be told");
        };
    }

    private static String how(State.Applied change) {
        return change.how() == How.NOTICED ? "noticed: " + change.by() : "said by " + change.by();
    }
}
