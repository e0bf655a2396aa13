package io.weir.web.read;

import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Window;
import io.weir.api.flow.Demand;
import io.weir.api.flow.WhatIf;
import io.weir.api.flow.WhatIf.Change;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would get through a pipeline if something about it were different, or why that cannot be said.
 *
 * @param change that was asked about
 * @param interval stretch of time whose numbers it rests on
 * @param stage the sink that was looked at; empty when there is none
 * @param answer empty when it cannot be said
 * @param missing what would have to be reported for an answer, as sentences
 */
public record Supposed(
        Change change, Interval interval, Optional<String> stage, Optional<WhatIf> answer, List<String> missing) {

    /** Copies the list. */
    public Supposed {
        missing = List.copyOf(missing);
    }

    /** Asks the model that suggestions come from. */
    static Supposed of(Observation seen, Interval interval, Change change) {
        Window window = new Window(seen.pipeline(), interval, seen.columns(), List.of());
        Optional<WhatIf> answer = WhatIf.of(window, change);
        Optional<String> sink =
                seen.pipeline().stages(StageKind.SINK).stream().findFirst().map(Stage::id);
        return new Supposed(change, interval, sink, answer, answer.isPresent() ? List.of() : missing(window, sink));
    }

    /** The answer as a sentence. */
    public String text() {
        return answer.map(this::text).orElse("It cannot be said: " + String.join(" ", missing));
    }

    private String text(WhatIf w) {
        String through = "Of " + Figures.rate(w.asked()) + " that are then asked for, " + Figures.rate(w.expected())
                + " get through; " + Figures.rate(w.now()) + " do today.";
        return through
                + w.limit()
                        .map(s -> " Then '" + s + "' is the limit, and " + Figures.percent(w.loss())
                                + " is lost or held, as the queues are set.")
                        .orElse(" Nothing limits.");
    }

    private static List<String> missing(Window window, Optional<String> sink) {
        List<String> missing = new ArrayList<>();
        if (sink.isEmpty()) {
            missing.add("the pipeline has no stage that is known to be a sink.");
        }
        sink.filter(s -> !window.has(s, Signal.OUT))
                .ifPresent(s -> missing.add(Signal.OUT.id() + " of '" + s + "' is not reported."));
        if (Double.isNaN(Demand.of(window).rate())) {
            missing.add("no queue reports both " + Signal.QUEUE_SIZE.id() + " and " + Signal.IN.id()
                    + ", so that what is asked for is not known.");
        }
        sink.filter(s -> !window.has(s, Signal.UTILIZATION) && !window.has(s, Signal.DURATION))
                .ifPresent(s -> missing.add("neither " + Signal.UTILIZATION.id() + " nor " + Signal.DURATION.id()
                        + " of '" + s + "' is reported."));
        if (missing.isEmpty()) {
            missing.add("too little was reported in this stretch of time for " + change(window) + ".");
        }
        return missing;
    }

    private static String change(Window window) {
        return "the pipeline '" + window.pipeline().name() + "'";
    }
}
