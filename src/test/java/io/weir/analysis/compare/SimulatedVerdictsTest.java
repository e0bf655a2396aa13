package io.weir.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.Taking;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the verdict is wrong. {@code -Dweir.verdicts.count=1000} draws more pipelines, others with {@code seed}. */
class SimulatedVerdictsTest {

    private static final int COUNT = Integer.getInteger("weir.verdicts.count", 40);
    private static final long SEED = Long.getLong("weir.verdicts.seed", 1);

    @Test
    void whereNothingWasChangedNothingIsSaidToHaveChanged() {
        Map<String, Integer> verdicts = verdicts(trial -> trial);

        assertThat(verdicts.getOrDefault("HURT", 0) + verdicts.getOrDefault("HELPED", 0))
                .as(verdicts.toString())
                .isLessThanOrEqualTo(COUNT / 100);
    }

    @Test
    void aSinkThatBecameThreeTimesAsSlowNeverHelped() {
        Map<String, Integer> verdicts = verdicts(trial -> trial.changed("destination", Knob.LATENCY, 3));

        assertThat(verdicts.getOrDefault("HELPED", 0)).as(verdicts.toString()).isZero();
        assertThat(verdicts.getOrDefault("HURT", 0)).as(verdicts.toString()).isGreaterThanOrEqualTo(COUNT * 8 / 10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondWorkerOfAnOverloadedSinkHelped(boolean blocks) {
        PipelineModel pipeline = PipelineModel.named("overloaded")
                .source("application", Arrivals.poisson(300))
                .queue("in", 1_000, blocks ? Overflow.block() : Overflow.dropNewest())
                .add(DestinationModel.of("destination", Service.fixed(0.02, 0)))
                .add(SinkModel.of("out", "destination", Taking.upTo(4)))
                .build();
        Trial trial = new Trial(Scenario.of(pipeline, Trial.SECONDS), 3);

        Judgement judgement = trial.changed("out", Knob.WORKERS, 2).judge();

        assertThat(judgement.verdict()).as(judgement.why()).isEqualTo(Verdict.HELPED);
        assertThat(judgement.why()).contains("throughput rose from 200 events/s to ");
    }

    private static Map<String, Integer> verdicts(UnaryOperator<Trial> change) {
        List<String> all = LongStream.range(SEED * 1_000_000, SEED * 1_000_000 + COUNT)
                .parallel()
                .mapToObj(seed -> verdict(change, seed))
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        System.getLogger("verdicts").log(System.Logger.Level.INFO, counts.toString());
        return counts;
    }

    private static String verdict(UnaryOperator<Trial> change, long seed) {
        Judgement judgement = change.apply(Trial.random(seed)).judge();
        String verdict = Objects.toString(judgement.verdict(), "waits");
        if (Boolean.getBoolean("weir.verdicts.tell")) {
            System.getLogger("verdicts").log(System.Logger.Level.INFO, seed + " " + verdict + ": " + judgement.why());
        }
        return verdict;
    }
}
