package io.weir.testkit.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A pipeline over a stretch of time.
 *
 * @param pipeline as it begins
 * @param seconds how long it runs
 * @param changes of settings and surroundings, kept in the order of time
 * @param outages of destinations; those of one destination do not overlap
 */
public record Scenario(PipelineModel pipeline, double seconds, List<Change> changes, List<Outage> outages) {

    /** Refuses changes that the pipeline cannot have, and outages that overlap. */
    public Scenario {
        Check.positive(seconds, "scenario", "seconds");
        Check.that(Double.isFinite(seconds), "scenario", "seconds must be finite");
        changes = changes.stream()
                .sorted(Comparator.comparingDouble(Change::at)
                        .thenComparing(Change::stage)
                        .thenComparing(Change::knob))
                .toList();
        outages = outages.stream()
                .sorted(Comparator.comparingDouble(Outage::from).thenComparing(Outage::destination))
                .toList();
        PipelineModel now = pipeline;
        for (Change c : changes) {
            now = now.with(c.stage(), c.knob(), c.value());
        }
        checkOutages(pipeline, outages);
    }

    /** Nothing changes. */
    public static Scenario of(PipelineModel pipeline, double seconds) {
        return new Scenario(pipeline, seconds, List.of(), List.of());
    }

    /** Something gets another value at an instant; of multiples, on top of changes before. */
    public Scenario change(double at, String stage, Knob knob, double value) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(at, stage, knob, value));
        return new Scenario(pipeline, seconds, more, outages);
    }

    /** A destination takes nothing for a while. */
    public Scenario down(String destination, double from, double to, Outage.Kind kind) {
        List<Outage> more = new ArrayList<>(outages);
        more.add(new Outage(destination, from, to, kind));
        return new Scenario(pipeline, seconds, changes, more);
    }

    /**
     * The same with something different from the begin on: what would have been. Later changes of the same knob, which
     * would undo it, are left out; multiples stay.
     */
    public Scenario with(String stage, Knob knob, double value) {
        boolean multiple = knob == Knob.TRAFFIC || knob == Knob.CPU || knob == Knob.LATENCY;
        List<Change> kept = changes.stream()
                .filter(c -> multiple || c.knob() != knob || !c.stage().equals(stage))
                .toList();
        return new Scenario(pipeline.with(stage, knob, value), seconds, kept, outages);
    }

    /** The pipeline as it is at an instant, in seconds: changes of that instant included. */
    public PipelineModel pipelineAt(double second) {
        PipelineModel now = pipeline;
        for (Change c : changes) {
            now = c.at() <= second ? now.with(c.stage(), c.knob(), c.value()) : now;
        }
        return now;
    }

    /** The same without outages. */
    public Scenario withoutOutages() {
        return new Scenario(pipeline, seconds, changes, List.of());
    }

    private static void checkOutages(PipelineModel pipeline, List<Outage> outages) {
        for (int i = 0; i < outages.size(); i++) {
            Outage o = outages.get(i);
            Check.that(
                    pipeline.stage(o.destination()) instanceof DestinationModel,
                    o.destination(),
                    "only a destination can be out");
            for (Outage before : outages.subList(0, i)) {
                Check.that(
                        !before.destination().equals(o.destination()) || before.to() <= o.from(),
                        o.destination(),
                        "its outages overlap");
            }
        }
    }
}
