package io.weir.plugins.optimization;

import io.weir.api.analysis.Suggestion;
import java.util.List;
import java.util.Optional;

/** What helps against each cause, its own remedy first. */
final class Remedies {

    private Remedies() {}

    static List<Suggestion> of(Situation s, String code) {
        return switch (code) {
            case "bottleneck.destination", "bottleneck.destination-failing" -> List.of(Destination.faster(s));
            case "bottleneck.destination-down" -> Uptime.isOver(s.queue()) ? List.of() : List.of(Destination.back(s));
            case "bottleneck.sink-concurrency" -> Lists.of(Workers.more(s), Batch.perhaps(s));
            case "bottleneck.batch-size" -> Lists.of(Batch.larger(s), Workers.more(s));
            case "bottleneck.queue-capacity" -> Lists.of(Capacity.more(s));
            case "bottleneck.processor-cpu", "bottleneck.sink-cpu" -> computing(s);
            case "bottleneck.cpu" -> Lists.of(Order.better(s), Optional.of(Processing.cheaper(s)), Processing.apart(s));
            default -> List.of();
        };
    }

    /** Threads that wait for one lock do not get faster by being more. */
    private static List<Suggestion> computing(Situation s) {
        return Processing.waitForEachOther(s)
                ? Lists.of(Order.better(s), Processing.apart(s), Optional.of(Processing.cheaper(s)))
                : Lists.of(Workers.more(s), Order.better(s), Optional.of(Processing.cheaper(s)));
    }
}
