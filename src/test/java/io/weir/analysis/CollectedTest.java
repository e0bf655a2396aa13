package io.weir.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.FindingChanges.Said;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of several verdicts on one window. */
class CollectedTest {

    private static final Finding FOUND = FakeWorld.finding("a.b");
    private final Collected before = Collected.NOTHING.with("first", said(FOUND));

    @Test
    void adviceIsAddedToTheFindingItIsFor() {
        Collected after = before.with("second", advice("a.b", "sink", suggestion("workers", "4")));

        assertThat(after.findings())
                .containsExactly(new Said("first", FOUND.withSuggestions(List.of(suggestion("workers", "4")))));
    }

    @Test
    void adviceForWhatWasNotFoundIsDropped() {
        Collected after = before.with("second", advice("a.b", "queue", suggestion("workers", "4")));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void theSameChangeIsSuggestedOnce() {
        Collected after = before.with("second", advice("a.b", "sink", suggestion("workers", "4")))
                .with("third", advice("a.b", "sink", suggestion("workers", "8"), suggestion("batch", "9")));

        assertThat(after.findings().getFirst().finding().suggestions())
                .containsExactly(suggestion("workers", "4"), suggestion("batch", "9"));
    }

    @Test
    void theFirstToSaySomethingOwnsIt() {
        assertThat(before.with("second", said(FOUND))).isEqualTo(before);
    }

    @Test
    void onlyFindingsOfThoseAskedForAreShown() {
        Collected all = before.with("second", said(FakeWorld.finding("c")));

        assertThat(all.saidBy(Set.of("first", "absent"))).containsExactly(FOUND);
    }

    private static Verdict.Said said(Finding finding) {
        return new Verdict.Said(List.of(finding), List.of());
    }

    private static Verdict.Said advice(String code, String stage, Suggestion... suggestions) {
        return new Verdict.Said(List.of(), List.of(new Advice(code, stage, List.of(suggestions))));
    }

    private static Suggestion suggestion(String setting, String to) {
        Effect effect = new Effect("throughput", "{event}/s", 1, 2, 2, 2, "twice");
        return new Suggestion(setting, "sink", Action.INCREASE, "1", to, effect, "because", "none");
    }
}
