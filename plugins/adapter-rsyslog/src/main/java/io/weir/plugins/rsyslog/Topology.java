package io.weir.plugins.rsyslog;

import io.weir.api.adapter.NativeSeries;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stages and edges of one rsyslog: inputs, the main queue (or queues of rulesets) with its workers, which run the rules,
 * and the actions, each with its own queue if it has one, and what lies behind it.
 */
final class Topology {

    static final String MAIN_QUEUE = "main Q";
    static final String MAIN_WORKERS = "main Q:Reg";
    static final String QUEUE = " queue";
    static final String WORKERS = ":Reg";
    private static final String BEHIND = " destination";

    private final RsyslogConf conf;
    private final List<String> inputQueues;
    private final Map<String, NativeSeries> streams;
    private final Map<String, QueueCounters> counters = new LinkedHashMap<>();
    private final Map<String, Capacity> capacities = new LinkedHashMap<>();
    private final Pipeline pipeline;

    Topology(Impstats stats, RsyslogConf conf) {
        this.conf = conf;
        this.streams = Streams.byAction(stats, conf);
        List<String> actions = stats.actions();
        this.inputQueues = stats.queues().stream()
                .filter(q -> !actions.contains(actionOf(q)) || !q.endsWith(QUEUE))
                .toList();
        for (String queue : stats.queues()) {
            QueueCounters read = new QueueCounters(stats, queue);
            counters.put(queue, read);
            capacities.put(queue, Capacity.of(parameters(queue), read, isInputQueue(queue)));
        }
        this.pipeline = build(stats);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    Map<String, QueueCounters> counters() {
        return counters;
    }

    Capacity capacity(String queue) {
        return capacities.getOrDefault(queue, new Capacity(Double.NaN, Double.NaN, Setting.Origin.DEFAULT));
    }

    boolean isInputQueue(String queue) {
        return inputQueues.contains(queue);
    }

    Map<String, NativeSeries> streams() {
        return streams;
    }

    /** Parameters of the object that a queue belongs to; empty when there is no configuration. */
    Map<String, String> parameters(String queue) {
        return isInputQueue(queue)
                ? queue.equals(MAIN_QUEUE) ? conf.mainQueue() : Map.of()
                : conf.action(actionOf(queue)).orElse(Map.of());
    }

    /** Id of the stage behind an action. */
    String destination(String action) {
        NativeSeries stream = streams.get(action);
        return stream == null ? action + BEHIND : stream.label("name");
    }

    /** Name of the action that a stage belongs to. */
    static String actionOf(String stage) {
        return stage.endsWith(QUEUE) ? stage.substring(0, stage.length() - QUEUE.length()) : stage;
    }

    private Pipeline build(Impstats stats) {
        List<Stage> stages = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        stats.inputs().forEach(s -> stages.add(Stage.of(s.label("name"), StageKind.SOURCE)));
        List<String> sources = stages.stream().map(Stage::id).toList();
        for (String queue : inputQueues) {
            stages.add(Stage.of(queue, StageKind.QUEUE));
            stages.add(Stage.of(queue + WORKERS, StageKind.PROCESSOR));
            sources.forEach(s -> edges.add(new Edge(s, queue)));
            edges.add(new Edge(queue, queue + WORKERS));
        }
        List<String> feeders = inputQueues.isEmpty()
                ? sources
                : inputQueues.stream().map(q -> q + WORKERS).toList();
        for (String action : stats.actions()) {
            add(action, feeders, stages, edges);
        }
        return new Pipeline(
                RsyslogAdapter.ENGINE, RsyslogAdapter.ENGINE, stages, edges, new Settings(this, stats).all());
    }

    private void add(String action, List<String> feeders, List<Stage> stages, List<Edge> edges) {
        String queue = action + QUEUE;
        boolean queued = counters.containsKey(queue);
        if (queued) {
            stages.add(Stage.of(queue, StageKind.QUEUE));
            edges.add(new Edge(queue, action));
        }
        feeders.forEach(f -> edges.add(new Edge(f, queued ? queue : action)));
        stages.add(new Stage(action, StageKind.SINK, traits(action)));
        Set<String> taken = new HashSet<>(stages.stream().map(Stage::id).toList());
        if (taken.add(destination(action))) {
            stages.add(Stage.of(destination(action), StageKind.DESTINATION));
        }
        edges.add(new Edge(action, destination(action)));
    }

    private Set<Trait> traits(String action) {
        Set<Trait> configured = conf.action(action).map(Modules::traits).orElse(Set.of());
        return configured.isEmpty() && streams.containsKey(action) ? Set.of(Trait.STREAM, Trait.WAITS) : configured;
    }
}
