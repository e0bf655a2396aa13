package io.weir.bench.diagnosis;

import io.weir.bench.diagnosis.View.Engine;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.Retry;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.Taking;
import java.util.List;

/** Pipelines as real engines build them, so that their metrics can be written. */
final class EnginePlan {

    private EnginePlan() {}

    static List<Flaw> flaws(Engine engine) {
        return switch (engine) {
            case RSYSLOG ->
                List.of(Flaw.FEW_WORKERS, Flaw.SMALL_BATCH, Flaw.SHARED_LIMIT, Flaw.OUTAGE, Flaw.SMALL_QUEUE);
            case OTEL, OTEL_BEFORE -> List.of(Flaw.SMALL_BATCH, Flaw.SHARED_LIMIT, Flaw.OUTAGE, Flaw.SMALL_QUEUE);
            case FAPILOG -> List.of(Flaw.SMALL_BATCH, Flaw.SLOW_PROCESSOR, Flaw.OUTAGE, Flaw.SMALL_QUEUE);
            case CANONICAL -> List.of(Flaw.values());
        };
    }

    static Plan draw(Chance chance, Engine engine, double rate, double seconds) {
        Plan plan = Plan.draw(chance, rate, seconds, List.of());
        plan.middle.clear();
        int capacity = (int) Math.max(300, rate * chance.spread(3, 10));
        int batch = engine == Engine.FAPILOG ? 1 : engine == Engine.RSYSLOG ? 128 : 512;
        plan.middle.add(new QueueModel("out queue", Math.max(capacity, 2 * batch), Overflow.dropNewest()));
        Taking taking = switch (engine) {
            case OTEL, OTEL_BEFORE -> Taking.everyOr(batch, 1);
            default -> Taking.upTo(batch);
        };
        plan.sink = SinkModel.of(Plan.SINK, Plan.DESTINATION, taking).with(Retry.forever(1, 30));
        double call = batch / (rate * chance.between(2, 4));
        double fixed = batch == 1 ? call : call * chance.between(0.1, 0.5);
        plan.destination = DestinationModel.of(Plan.DESTINATION, Service.fixed(fixed, (call - fixed) / batch));
        if (engine == Engine.FAPILOG) {
            double each = 1 / (rate * chance.between(4, 10));
            plan.middle.add(new ProcessorModel("masker", 1, Taking.batch(256, 0.25), Service.fixed(0, each), 0));
        }
        return plan;
    }
}
