package io.weir.api.flow;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a pipeline can carry, stage by stage, fitted to its own data. A pipeline carries the least of what its stages can, so
 * that a change of one stage helps only as far as the next one allows. Immutable.
 */
public final class FlowModel {

    /** Stands for a stage where processors wait for cores. */
    public static final String CORES = "processor cores";

    private static final double WAITING_FOR_CORES = 1.25;
    private static final double VISIBLE = 0.05;
    private static final double BLOCKED = 0.97;
    private static final double MORE = 1.1;

    private final Pipeline pipeline;
    private final Map<String, StageLoad> loads = new HashMap<>();
    private final double cpu;
    private final double cores;

    private FlowModel(Window window) {
        this.pipeline = window.pipeline();
        pipeline.stages().forEach(s -> loads.put(s.id(), StageLoad.of(window, s)));
        Column used = window.column(SignalKey.WHOLE, Signal.CPU);
        this.cpu = used.mean();
        this.cores = computing() > WAITING_FOR_CORES * cpu ? used.quantile(0.95) : Double.NaN;
    }

    /** Fits it to a window; cut the window before where only a part of it is to count. */
    public static FlowModel of(Window window) {
        return new FlowModel(window);
    }

    /**
     * A stage that limits, and how much then gets through.
     *
     * @param stage id; {@link #CORES} when it is none
     * @param rate events/s, counted at the stage that was asked about
     * @param sure whether it is an estimate; otherwise only a lower bound
     */
    public record Ceiling(String stage, double rate, boolean sure) {}

    /** What is known of a stage of the pipeline. */
    public StageLoad load(String stage) {
        StageLoad found = loads.get(stage);
        if (found == null) {
            throw new IllegalArgumentException("pipeline '" + pipeline.name() + "' has no stage '" + stage + "'");
        }
        return found;
    }

    /**
     * The stage that would limit next if the named ones were fast, counted in events that come to {@code at}.
     *
     * @param at id of a stage; only stages on its way count
     * @param without ids of stages that are taken to be fast
     */
    public Optional<Ceiling> next(String at, Set<String> without) {
        Stream<Ceiling> stages = pipeline.stages().stream()
                .filter(s -> s.kind() == StageKind.PROCESSOR || s.kind() == StageKind.SINK)
                .filter(s -> !without.contains(s.id()) && isKnown(load(s.id()), at))
                .flatMap(s -> ceiling(load(s.id()), at).stream());
        double shared = without.contains(CORES) ? Double.NaN : load(at).in() * cores / cpu;
        return Stream.concat(stages, Stream.of(new Ceiling(CORES, shared, false)))
                .filter(c -> c.rate() > 0)
                .min(Comparator.comparingDouble(Ceiling::rate).thenComparing(Ceiling::stage));
    }

    /**
     * Events that come to one stage for each that comes to another one before it: less than 1 where processors between them
     * filter. 1 when they do not lie on one way.
     */
    public double passing(String from, String to) {
        return share(from, to).orElse(1.0);
    }

    /** The one sink that all that passes a stage comes to; the stage itself where there are none or several. */
    public Stage end(Stage stage) {
        List<Stage> sinks = pipeline.stages(StageKind.SINK).stream()
                .filter(s -> share(stage.id(), s.id()).isPresent())
                .toList();
        return sinks.size() == 1 ? sinks.getFirst() : stage;
    }

    /**
     * A stage that hardly works says little of what it could; one that seems always busy may only be held, unless more
     * comes through it than gets on.
     */
    private boolean isKnown(StageLoad load, String at) {
        boolean held = load.busy() >= BLOCKED
                && !share(load.stage().id(), at)
                        .filter(p -> load.in() * p > MORE * load(at).in())
                        .isPresent();
        return load.busy() > VISIBLE && !held && load.workers() > 0 && load.in() > 0;
    }

    /** Workers of processors that are busy at a time; more than the cores in use when they wait for cores. */
    private double computing() {
        return pipeline.stages(StageKind.PROCESSOR).stream()
                .map(s -> load(s.id()))
                .mapToDouble(l -> l.busy() * l.workers())
                .filter(w -> w > 0)
                .sum();
    }

    private Optional<Ceiling> ceiling(StageLoad load, String at) {
        String id = load.stage().id();
        Optional<Double> after = share(id, at);
        return after.isPresent()
                ? after.map(p -> new Ceiling(id, load.capacity() * p, load.sure()))
                : share(at, id).map(p -> new Ceiling(id, load.capacity() / p, load.sure()));
    }

    private Optional<Double> share(String from, String to) {
        Deque<String> next = new ArrayDeque<>(List.of(from));
        Map<String, Double> shares = new HashMap<>(Map.of(from, 1.0));
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String stage = next.removeFirst();
            double share = shares.getOrDefault(stage, 1.0);
            if (stage.equals(to)) {
                return Optional.of(share);
            }
            if (seen.add(stage)) {
                StageLoad load = load(stage);
                double on = load.stage().kind() == StageKind.PROCESSOR ? share * load.passing() : share;
                pipeline.downstream(stage).forEach(s -> {
                    shares.putIfAbsent(s.id(), on);
                    next.add(s.id());
                });
            }
        }
        return Optional.empty();
    }
}
