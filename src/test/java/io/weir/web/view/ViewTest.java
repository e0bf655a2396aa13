package io.weir.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Interval;
import io.weir.model.FindingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void anEffectRunsFromNowToWhatIsExpected() {
        EffectView view = EffectView.of(new Effect("throughput", "{event}/s", 400, 760, 800, 840, "twice"));

        assertThat(view.now()).isEqualTo("400/s");
        assertThat(view.expected()).isEqualTo("800/s");
        assertThat(view.range()).isEqualTo("760/s to 840/s");
        assertThat(view.gain()).isEqualTo("+100\u00a0%");
        assertThat(Double.parseDouble(view.nowAt())).isLessThan(Double.parseDouble(view.lowAt()));
        assertThat(Double.parseDouble(view.expectedAt())).isBetween(90.0, 98.0);
    }

    @Test
    void fromNothingThereIsNoGainInPercent() {
        assertThat(EffectView.of(new Effect("throughput", "{event}/s", 0, 1, 2, 3, "more"))
                        .gain())
                .isEmpty();
    }

    @Test
    void aLongNameKeepsItsBeginningAndItsEnd() {
        assertThat(GraphView.shorten("action-1-builtin:omfwd", 18)).isEqualTo("action-1-bu…:omfwd");
        assertThat(GraphView.shorten("short", 18)).isEqualTo("short");
    }

    @Test
    void theChartsOfAFindingShowTheTimeBeforeIt() {
        Interval interval = FindingViews.interval(found(NOW.minusSeconds(3_600), NOW.minusSeconds(1_800)), NOW);

        assertThat(interval.from()).isEqualTo(NOW.minusSeconds(3_600 + 450));
        assertThat(interval.to()).isEqualTo(NOW.minusSeconds(1_800 - 450));
    }

    @Test
    void theyEndNowAtTheLatestAndSpanADayAtMost() {
        Interval interval = FindingViews.interval(found(NOW.minus(Duration.ofDays(9)), null), NOW);

        assertThat(interval.to()).isEqualTo(NOW);
        assertThat(interval.length()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void adviceIsOneLine() {
        FindingView view = FindingView.of(found(NOW.minusSeconds(60), null), NOW);

        assertThat(view.advice()).isEqualTo("Increase queue.size to 200: loss 51/s → 0/s expected");
        assertThat(view.lasted()).isEqualTo("1\u00a0min");
    }

    private static FindingRecord found(Instant first, @Nullable Instant resolved) {
        Suggestion more = new Suggestion(
                "queue.size",
                "q",
                Action.INCREASE,
                "100",
                "200",
                new Effect("loss", "{event}/s", 51, 0, 0, 4, "room"),
                "room",
                "memory");
        Finding finding = new Finding(
                "bottleneck.queue", FindingKind.QUEUE, "q", Severity.WARNING, 0.9, "t", "e", List.of(), List.of(more));
        return new FindingRecord(
                1, 1, "s", "p", "bottleneck", finding, first, resolved == null ? NOW : resolved, resolved);
    }
}
