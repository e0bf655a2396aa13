package io.weir.plugins.outage;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Figures;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.FindingKind;
import io.weir.api.analysis.Severity;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.api.flow.OutageRoom;
import io.weir.api.flow.QueueFlow;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import java.util.List;

/** What is said when there is too little room. */
final class Report {

    static final String CODE = "outage.budget";

    private static final double SURE = 0.85;
    private static final double UNSURE = 0.5;

    private Report() {}

    /** A warning where the mean is too short; worth knowing where only a busy hour would be. */
    static Finding of(Window window, OutageRoom room, Budget budget) {
        boolean sure = room.expected() < budget.seconds();
        String queue = room.queue().id();
        String formula = "(Q - q) / lambda = " + Figures.number(room.room()) + " / " + Figures.rate(room.arrivals())
                + " = " + Figures.time(room.expected());
        Evidence evidence = new Evidence(
                queue,
                Signal.IN,
                window.interval(),
                Statistic.MEAN,
                room.arrivals(),
                Figures.rate(room.arrivals()) + " arrive at '" + queue + "', which has room for "
                        + Figures.number(room.room()) + " more.");
        return new Finding(
                CODE,
                FindingKind.QUEUE,
                room.sink().id(),
                sure && room.loses() ? Severity.WARNING : Severity.INFO,
                sure ? SURE : UNSURE,
                "A sink may be down for less time than asked for",
                "If the destination of '" + room.sink().id() + "' stops taking events, '" + queue + "' is full after "
                        + formula + " (" + Figures.time(room.low()) + " to " + Figures.time(room.high())
                        + "), and the budget is " + Figures.time(budget.seconds()) + ". Then "
                        + (room.loses() ? "events are lost." : "whatever feeds it is held."),
                List.of(evidence),
                more(window, room, budget));
    }

    private static List<Suggestion> more(Window window, OutageRoom room, Budget budget) {
        return window.pipeline().setting(room.queue().id(), SettingRole.QUEUE_CAPACITY).stream()
                .filter(s -> s.number() > 0)
                .map(s -> more(window, room, budget, s))
                .filter(s -> s.to() != null && !s.to().equals(s.from()))
                .toList();
    }

    private static Suggestion more(Window window, OutageRoom room, Budget budget, Setting capacity) {
        double waits = Math.max(0, QueueFlow.of(window, room.queue()).limit() - room.room());
        double busiest = room.low() > 0 ? room.room() / room.low() : room.arrivals();
        double enough = Math.ceil(budget.seconds() * Math.max(busiest, room.arrivals()) + (waits > 0 ? waits : 0));
        double to = Math.min(capacity.max(), Math.max(enough, capacity.number()));
        double then = room.expected() * (to - waits) / Math.max(room.room(), 1);
        String text = "Q >= budget * lambda + q = " + Figures.time(budget.seconds()) + " x "
                + Figures.rate(Math.max(busiest, room.arrivals())) + " + " + Figures.number(Math.max(0, waits)) + " = "
                + Figures.number(enough) + " events.";
        return new Suggestion(
                        capacity.name(),
                        capacity.stage(),
                        Action.INCREASE,
                        capacity.value(),
                        Long.toString(Math.round(to)),
                        new Effect(
                                "outage",
                                "s",
                                room.expected(),
                                Math.min(budget.seconds(), then),
                                Math.max(then, room.expected()),
                                Math.max(then, room.high()),
                                text),
                        "The queue carries events over an outage as long as there is room for what arrives meanwhile.",
                        "More is lost when the process ends with a full queue in memory.")
                .costing("Memory for up to " + Figures.number(to - capacity.number())
                        + " more events, or a queue on disk.")
                .watching("pipeline.queue.size after the next outage: how fast it empties.");
    }
}
