package io.weir.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.compare.Comparison.Basis;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on changes whose effect is known. */
class ComparerTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(3);

    @Test
    void moreThroughputAtTheSameLoadHelped() {
        Judgement judgement = judge(slices(12, 800, 400, 0.5, 5, true), slices(12, 800, 780, 0.02, 2.6, false));

        assertThat(judgement.verdict()).isEqualTo(Verdict.HELPED);
        assertThat(judgement.why()).contains("throughput rose", "loss fell", "same load", "12 pairs");
    }

    @Test
    void nothingButNoiseIsNeutral() {
        assertThat(judge(slices(20, 800, 790, 0, 0.2, false), slices(20, 800, 790, 0, 0.2, false))
                        .verdict())
                .isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void valuesThatAreAllEqualAreNeutral() {
        assertThat(judge(flat(10, 800), flat(10, 800)).verdict()).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void moreLossHurts() {
        Judgement judgement = judge(slices(10, 800, 796, 0, 0.2, false), slices(10, 800, 700, 0.12, 0.2, true));

        assertThat(judgement.verdict()).isEqualTo(Verdict.HURT);
        assertThat(judgement.why()).contains("loss rose");
    }

    @Test
    void latencyThatWasNotSpokenOfHurts() {
        assertThat(judge(slices(10, 800, 800, 0, 0.2, false), slices(10, 800, 800, 0, 0.5, false))
                        .verdict())
                .isEqualTo(Verdict.HURT);
    }

    @Test
    void latencyThatWasPredictedDoesNot() {
        Suggestion slower =
                suggestion().alsoBringing(List.of(new Effect("latency", "s", 0.2, 0.3, 0.5, 0.6, "longer batches")));

        Judgement judgement = Judge.judge(
                Comparer.compare(slices(20, 800, 800, 0, 0.2, false), slices(20, 800, 800, 0, 0.5, false)), slower);

        assertThat(judgement.verdict()).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void throughputBoughtWithLatencyHelpedAndSaysSo() {
        Judgement judgement = judge(slices(10, 800, 400, 0, 0.2, true), slices(10, 800, 780, 0, 0.5, false));

        assertThat(judgement.verdict()).isEqualTo(Verdict.HELPED);
        assertThat(judgement.why()).contains("but latency rose");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void fewerThanTenSlicesWait(int count) {
        Judgement judgement = judge(slices(20, 800, 400, 0.5, 5, true), slices(count, 800, 780, 0, 1, false));

        assertThat(judgement.verdict()).isNull();
        assertThat(judgement.why()).contains("needs 10").contains("has " + count);
    }

    @Test
    void anotherLoadWaits() {
        Judgement judgement = judge(slices(20, 800, 790, 0, 0.2, false), slices(20, 400, 395, 0, 0.1, false));

        assertThat(judgement.verdict()).isNull();
        assertThat(judgement.why()).startsWith("the load differs: ").endsWith(" events/s after");
    }

    @Test
    void lessLossUnderMoreLoadHelpedAllTheSame() {
        Comparison comparison =
                Comparer.compare(slices(12, 400, 300, 0.25, 5, false), slices(12, 900, 898, 0, 1, false));

        assertThat(comparison.basis()).isEqualTo(Basis.UNEQUAL_LOAD);
        assertThat(Judge.judge(comparison, suggestion()).verdict()).isEqualTo(Verdict.HELPED);
    }

    @Test
    void moreLatencyUnderLessLoadHurtsAllTheSame() {
        assertThat(judge(slices(12, 900, 898, 0, 0.1, false), slices(12, 400, 398, 0, 1, false))
                        .verdict())
                .isEqualTo(Verdict.HURT);
    }

    /** A queue that blocks hides what is asked for: what arrives is what the limit lets through. */
    @Test
    void aLimitThatWasRaisedHelpedAlthoughMoreArrives() {
        Comparison comparison = Comparer.compare(slices(12, 256, 256, 0, 8, true), slices(12, 400, 400, 0, 1, false));

        assertThat(comparison.basis()).isEqualTo(Basis.AT_LIMIT);
        assertThat(Judge.judge(comparison, suggestion()).verdict()).isEqualTo(Verdict.HELPED);
    }

    @Test
    void aLimitThatFellHurtAlthoughLessArrives() {
        assertThat(judge(slices(12, 400, 400, 0, 1, false), slices(12, 256, 256, 0, 8, true))
                        .verdict())
                .isEqualTo(Verdict.HURT);
    }

    @Test
    void ofAMixedLoadOnlyWhatIsAlikeIsCompared() {
        List<Slice> before = mixed(slices(10, 400, 398, 0, 0.2, false), slices(10, 800, 400, 0.5, 5, true));
        List<Slice> after = mixed(slices(10, 800, 790, 0, 0.4, false), slices(10, 1600, 900, 0.4, 5, true));

        Comparison comparison = Comparer.compare(before, after);

        assertThat(comparison.basis()).isEqualTo(Basis.EQUAL_LOAD);
        assertThat(comparison.pairs()).isEqualTo(10);
        assertThat(Judge.judge(comparison, suggestion()).verdict()).isEqualTo(Verdict.HELPED);
    }

    @Test
    void whatIsUnknownInMostSlicesIsLeftOut() {
        Comparison comparison =
                Comparer.compare(slices(12, 800, 790, 0, Double.NaN, false), slices(12, 800, 790, 0, 0.2, false));

        assertThat(comparison.of(Quantity.LATENCY)).isEmpty();
        assertThat(comparison.of(Quantity.THROUGHPUT)).isPresent();
    }

    /** What leaves goes with what arrives, also within the tenth that counts as the same load. */
    @Test
    void aLittleMoreLoadIsNoGain() {
        assertThat(judge(slices(20, 800, 800, 0, 0.2, false), slices(20, 860, 860, 0, 0.2, false))
                        .verdict())
                .isEqualTo(Verdict.NEUTRAL);
    }

    /** A queue that fills before and after: it would have overflowed anyhow. */
    @Test
    void whatDriftsByItselfIsNotTakenForAnEffect() {
        List<Slice> before = drifting(20, 4);
        List<Slice> after = drifting(20, 12);

        assertThat(judge(before, after).verdict()).isNotIn(Verdict.HURT, Verdict.HELPED);
    }

    /** The load is the same on the whole; some slices found no partner yet. */
    @Test
    void fewPairsOfTheSameLoadWaitForMore() {
        List<Slice> before = mixed(slices(7, 800, 400, 0.5, 5, false), slices(5, 1_200, 400, 0.6, 5, false));
        List<Slice> after = slices(10, 800, 780, 0.02, 2.6, false);

        Comparison comparison = Comparer.compare(before, after);

        assertThat(comparison.basis()).isEqualTo(Basis.TOO_FEW);
        assertThat(Judge.judge(comparison, suggestion()).verdict()).isNull();
    }

    @Test
    void aFewOddSlicesChangeNothing() {
        List<Slice> after = mixed(slices(14, 800, 790, 0, 0.2, false), slices(3, 800, 100, 0.8, 60, true));

        assertThat(judge(slices(20, 800, 790, 0, 0.2, false), after).verdict()).isNotEqualTo(Verdict.HURT);
    }

    private Judgement judge(List<Slice> before, List<Slice> after) {
        return Judge.judge(Comparer.compare(before, after), suggestion());
    }

    private static Suggestion suggestion() {
        return new Suggestion(
                "batch",
                "sink",
                Action.INCREASE,
                "512",
                "2048",
                new Effect("throughput", "{event}/s", 400, 700, 780, 800, "why"),
                "why",
                "risk");
    }

    private List<Slice> slices(int count, double load, double out, double loss, double latency, boolean held) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(new Slice(
                    T0.plusSeconds(30L * i),
                    load * noise(),
                    out * noise(),
                    Math.max(0, loss * noise()),
                    latency * noise(),
                    held));
        }
        return slices;
    }

    private List<Slice> drifting(int count, double latency) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double now = latency * (1 + 0.2 * i);
            slices.add(new Slice(T0.plusSeconds(30L * i), 800 * noise(), 780 * noise(), 0, now, false));
        }
        return slices;
    }

    private double noise() {
        return 1 + 0.02 * random.nextGaussian();
    }

    private static List<Slice> flat(int count, double load) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(new Slice(T0.plusSeconds(30L * i), load, load, 0, 0, false));
        }
        return slices;
    }

    private static List<Slice> mixed(List<Slice> some, List<Slice> others) {
        List<Slice> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
