package io.weir.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PipelineModelTest {

    @Test
    void saysWhatIsWrong() {
        refuses(() -> Arrivals.constant(0), "steady load: rate must be above 0, is 0.0");
        refuses(() -> new QueueModel("q", 0, Overflow.block()), "q: capacity must be at least 1, is 0");
        refuses(() -> Taking.batch(0, 1), "taking: size must be at least 1, is 0");
        refuses(() -> Service.fixed(-1, 0), "service: fixed must be finite and at least 0, is -1.0");
        refuses(
                () -> new QueueModel("q", 10, new Overflow.LightDelay(11, 1)),
                "q: the mark 11 must not exceed the capacity 10");
    }

    @Test
    void refusesShapesThatCannotWork() {
        refuses(() -> row().link("sink", "queue").build(), "sink: a sink has no link from it");
        refuses(() -> row().link("queue", "nowhere").build(), "row: has a link to 'nowhere', which is no stage");
        refuses(() -> row().add(new QueueModel("other", 1, Overflow.block())).build(), "other: nothing feeds it");
        refuses(() -> PipelineModel.named("p").source("s", Arrivals.poisson(1)).build(), "s: nothing empties it");
        refuses(() -> row().source("source", Arrivals.poisson(1)).build(), "row: has two stages 'source'");
        refuses(
                () -> row().from("queue").queue("second", 5, Overflow.block()).build(),
                "row: links two queues: put a processor between 'queue' and 'second'");
    }

    @Test
    void refusesChangesThatAStageCannotHave() {
        Scenario scenario = Scenario.of(row().build(), 60);

        refuses(() -> scenario.change(1, "queue", Knob.WORKERS, 2), "queue: a QueueModel has no WORKERS");
        refuses(() -> scenario.change(1, "sink", Knob.WORKERS, 0), "sink: needs a whole number above 0, got 0.0");
        refuses(() -> scenario.down("sink", 1, 2, Outage.Kind.HANGS), "sink: only a destination can be out");
        refuses(
                () -> scenario.change(1, "snik", Knob.WORKERS, 2),
                "pipeline 'row' has no stage 'snik'; it has [source, queue, sink, sink destination]");
    }

    @Test
    void isTheSameInWhateverOrderItWasBuilt() {
        PipelineModel other = PipelineModel.named("row")
                .add(DestinationModel.of("sink destination", Service.NONE))
                .from(null)
                .add(SinkModel.of("sink", "sink destination", Taking.single()))
                .add(new QueueModel("queue", 5, Overflow.block()))
                .link("queue", "sink")
                .source("source", Arrivals.poisson(1))
                .link("source", "queue")
                .build();

        assertThat(other).isEqualTo(row().build());
    }

    @Test
    void whatChangesTakesEffectAtItsInstant() {
        Scenario scenario = Scenario.of(row().build(), 60).change(10, "queue", Knob.CAPACITY, 50);

        assertThat(scenario.pipelineAt(9).stage("queue")).isEqualTo(new QueueModel("queue", 5, Overflow.block()));
        assertThat(scenario.pipelineAt(10).stage("queue")).isEqualTo(new QueueModel("queue", 50, Overflow.block()));
        assertThat(scenario.with("queue", Knob.CAPACITY, 7).changes()).isEmpty();
    }

    private static void refuses(ThrowingCallable what, String message) {
        assertThatIllegalArgumentException().isThrownBy(what).withMessage(message);
    }

    private static PipelineBuilder row() {
        return PipelineModel.named("row")
                .source("source", Arrivals.poisson(1))
                .queue("queue", 5, Overflow.block())
                .sink("sink", Taking.single(), Service.NONE);
    }
}
