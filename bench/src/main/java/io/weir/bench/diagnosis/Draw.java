package io.weir.bench.diagnosis;

import io.weir.api.pipeline.Signal;
import io.weir.bench.diagnosis.View.Engine;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.simulator.Sampling;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws pipelines: the same seed and number give the same one. */
final class Draw {

    /** Events of a run at most, so that a thousand pipelines, played twenty times each, take minutes. */
    private static final double EVENTS = 120_000;

    private static final List<Signal> DISPENSABLE = List.of(
            Signal.UTILIZATION,
            Signal.DURATION,
            Signal.CPU,
            Signal.BATCH_SIZE,
            Signal.INFLIGHT,
            Signal.QUEUE_PEAK,
            Signal.QUEUE_FULL,
            Signal.BATCHES,
            Signal.RETRIES);

    private final Chance chance;
    private final long seed;
    private final int number;

    private Draw(long seed, int number) {
        this.chance = new Chance(seed, number);
        this.seed = seed;
        this.number = number;
    }

    static Case of(long seed, int number) {
        return new Draw(seed, number).draw();
    }

    private Case draw() {
        int every = chance.pick(1, 2, 5, 10, 15);
        double seconds = every * chance.whole(every <= 2 ? 90 : 40, every <= 2 ? 150 : 60);
        double rate = chance.spread(20, Math.clamp(EVENTS / seconds, 40, 1000));
        View view = chance.with(0.7) ? new View(Engine.CANONICAL, true) : nativeView();
        List<Flaw> flaws = flaws(view);
        Plan plan = view.namesStages()
                ? Plan.draw(chance, rate, seconds, needs(flaws))
                : EnginePlan.draw(chance, view.engine(), rate, seconds);
        Faults faults = new Faults(chance, plan);
        flaws.forEach(faults::make);
        Scenario scenario = traffic(faults.scenario());
        return new Case(
                number,
                seed * 1000 + number % 1000,
                scenario,
                new Sampling(every, 0, chance.pick(0.0, 0.02, 0.1), chance.pick(0.0, 0.0, 0.02)),
                view,
                new Roughness(chance.pick(0.0, 0.02, 0.05), view.namesStages() ? missing() : Set.of()),
                flaws,
                faults.onset());
    }

    private View nativeView() {
        return new View(chance.pick(Engine.RSYSLOG, Engine.OTEL, Engine.OTEL_BEFORE, Engine.FAPILOG), chance.with(0.5));
    }

    private List<Flaw> flaws(View view) {
        List<Flaw> possible = view.namesStages() ? List.of(Flaw.values()) : EnginePlan.flaws(view.engine());
        double u = chance.between(0, 1);
        int wanted = u < 0.3 ? 0 : u < 0.8 ? 1 : 2;
        List<Flaw> found = new ArrayList<>();
        while (found.size() < wanted) {
            Flaw next = chance.pick(possible);
            boolean second = found.stream().anyMatch(f -> f == next || f.ofSink() && next.ofSink());
            if (second && !view.namesStages()) {
                break;
            }
            if (!second) {
                found.add(next);
            }
        }
        return List.copyOf(found);
    }

    private static List<Class<?>> needs(List<Flaw> flaws) {
        return flaws.stream().flatMap(f -> f.needs().stream()).distinct().toList();
    }

    private Set<Signal> missing() {
        Set<Signal> missing = EnumSet.noneOf(Signal.class);
        int howMany = chance.pick(0, 0, 1, 2, 3);
        for (int i = 0; i < howMany; i++) {
            missing.add(chance.pick(DISPENSABLE));
        }
        return missing;
    }

    /** Traffic that is a little lower or higher for a part of the time. */
    private Scenario traffic(Scenario scenario) {
        boolean changes = scenario.changes().stream().anyMatch(c -> c.knob() == Knob.TRAFFIC);
        if (changes || !chance.with(0.3)) {
            return scenario;
        }
        double at = scenario.seconds() * chance.between(0.3, 0.7);
        return scenario.change(at, Plan.SOURCE, Knob.TRAFFIC, chance.between(0.7, 1.15));
    }
}
