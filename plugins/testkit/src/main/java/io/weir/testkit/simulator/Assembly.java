package io.weir.testkit.simulator;

import io.weir.testkit.scenario.BatcherModel;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Link;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.scenario.WorkerModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds the machine of a scenario: downstream stages first, so that each finds what is behind it. */
final class Assembly {

    final Machine machine;
    final Readings readings;
    final Map<String, Node> stages = new LinkedHashMap<>();
    private final PipelineModel pipeline;
    private final Map<String, Buffer> inputs = new HashMap<>();
    private final List<SourceNode> sources = new ArrayList<>();
    private final Cores cores;

    /** What happens beside the stages; the machine knows them by itself. */
    final List<Node> beside;

    Assembly(Scenario scenario, long seed, Sampling sampling) {
        pipeline = scenario.pipeline();
        machine = new Machine(seed, scenario.seconds());
        cores = new Cores(machine, pipeline.cores());
        List<String> ids = new ArrayList<>(List.of(PipelineModel.WHOLE));
        for (StageModel s : pipeline.stages().reversed()) {
            stages.put(s.id(), node(s));
            ids.add(s.id());
        }
        MemoryNode memory = new MemoryNode(machine, pipeline.memory(), sources, cores);
        readings = new Readings(ids, (int) (scenario.seconds() / sampling.every()) + 2);
        beside = List.of(
                memory,
                new Timeline(machine, scenario, stages, cores, memory),
                new Scraper(machine, sampling, readings, List.copyOf(stages.values()), sources, cores, memory));
    }

    private Node node(StageModel stage) {
        return switch (stage) {
            case SourceModel s -> {
                SourceNode source = new SourceNode(machine, s, owner -> outputs(owner));
                sources.add(source);
                yield source;
            }
            case QueueModel q -> input(q.id());
            case ProcessorModel p ->
                new ProcessorNode(machine, p, input(p.id()), ownInput(p.id()), owner -> outputs(owner), cores);
            case BatcherModel b ->
                new ProcessorNode(machine, b, input(b.id()), ownInput(b.id()), owner -> outputs(owner), cores);
            case SinkModel s ->
                new SinkNode(
                        machine,
                        s,
                        input(s.id()),
                        ownInput(s.id()),
                        (DestinationNode) Objects.requireNonNull(stages.get(s.destination())),
                        cores);
            case DestinationModel d -> new DestinationNode(machine, d);
        };
    }

    private Outputs outputs(Node owner) {
        List<Link> links =
                pipeline.links().stream().filter(l -> l.from().equals(owner.id)).toList();
        return new Outputs(owner, links, links.stream().map(l -> input(l.to())).toList());
    }

    private boolean ownInput(String worker) {
        return !input(worker).id.equals(feeder(worker));
    }

    private String feeder(String worker) {
        return pipeline.links().stream()
                .filter(l -> l.to().equals(worker))
                .map(Link::from)
                .filter(f -> pipeline.stage(f) instanceof QueueModel)
                .findFirst()
                .orElse("");
    }

    /** The buffer of a queue, or the one that a worker takes from. */
    private Buffer input(String stage) {
        StageModel model = pipeline.stage(stage);
        String queue = model instanceof QueueModel ? stage : feeder(stage);
        Buffer known = inputs.get(queue.isEmpty() ? stage : queue);
        if (known != null) {
            return known;
        }
        Buffer made = queue.isEmpty()
                ? handOver((WorkerModel) model)
                : new Buffer(machine, (QueueModel) pipeline.stage(queue));
        inputs.put(queue.isEmpty() ? stage : queue, made);
        return made;
    }

    /** Without a queue in between, a worker takes events out of the hands of the stage before; a batch it gathers itself. */
    private Buffer handOver(WorkerModel worker) {
        int room = worker.taking().linger() > 0 ? worker.taking().size() : 0;
        return new Buffer(machine, "/to " + worker.id(), room, Overflow.block());
    }
}
