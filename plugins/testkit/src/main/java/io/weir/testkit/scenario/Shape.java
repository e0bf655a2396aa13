package io.weir.testkit.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether stages and links make a pipeline, and in which order they lie. */
final class Shape {

    private final String name;
    private final Map<String, StageModel> stages = new TreeMap<>();
    private final List<Link> links;

    Shape(String name, List<StageModel> all, List<Link> links) {
        this.name = name;
        this.links = links.stream()
                .sorted(Comparator.comparing(Link::from).thenComparing(Link::to).thenComparing(Link::low))
                .toList();
        for (StageModel s : all) {
            Check.that(stages.put(s.id(), s) == null, name, "has two stages '" + s.id() + "'");
        }
    }

    void check() {
        for (Link l : links) {
            Check.that(stages.containsKey(l.from()), name, "has a link from '" + l.from() + "', which is no stage");
            Check.that(stages.containsKey(l.to()), name, "has a link to '" + l.to() + "', which is no stage");
            boolean twice = links.stream()
                            .filter(o -> o.from().equals(l.from()) && o.to().equals(l.to()))
                            .count()
                    > 1;
            Check.that(!twice, name, "links '" + l.from() + "' to '" + l.to() + "' twice");
            boolean queues = stages.get(l.from()) instanceof QueueModel && stages.get(l.to()) instanceof QueueModel;
            Check.that(
                    !queues, name, "links two queues: put a processor between '" + l.from() + "' and '" + l.to() + "'");
        }
        stages.values().forEach(this::check);
        Check.that(stages.values().stream().anyMatch(SourceModel.class::isInstance), name, "needs a source");
        Check.that(stages.values().stream().anyMatch(SinkModel.class::isInstance), name, "needs a sink");
    }

    private void check(StageModel stage) {
        List<Link> in = links.stream().filter(l -> l.to().equals(stage.id())).toList();
        List<Link> out = links.stream().filter(l -> l.from().equals(stage.id())).toList();
        boolean outside = stage instanceof DestinationModel;
        boolean first = stage instanceof SourceModel;
        boolean last = stage instanceof SinkModel;
        Check.that(
                in.isEmpty() == (first || outside),
                stage.id(),
                first ? "a source has no link to it" : "nothing feeds it");
        Check.that(
                out.isEmpty() == (last || outside),
                stage.id(),
                last ? "a sink has no link from it" : "nothing empties it");
        if (stage instanceof WorkerModel) {
            long queues = in.stream()
                    .filter(l -> stages.get(l.from()) instanceof QueueModel)
                    .count();
            Check.that(
                    queues == 0 || in.size() == 1,
                    stage.id(),
                    "takes from one queue, or from stages that are no queues");
        }
        if (stage instanceof QueueModel) {
            Check.that(
                    out.stream().allMatch(Link::whole),
                    stage.id(),
                    "those that empty a queue compete: they need no share");
        }
        if (stage instanceof SinkModel s) {
            Check.that(
                    stages.get(s.destination()) instanceof DestinationModel,
                    s.id(),
                    "its destination '" + s.destination() + "' is no destination of the pipeline");
        }
    }

    /** Upstream first; destinations last; by id where there is a choice. */
    List<StageModel> sorted() {
        List<StageModel> done = new ArrayList<>();
        Map<String, StageModel> left = new TreeMap<>(stages);
        while (!left.isEmpty()) {
            StageModel next = left.values().stream()
                    .filter(s -> !(s instanceof DestinationModel)
                            || left.values().stream().allMatch(DestinationModel.class::isInstance))
                    .filter(s -> links.stream().noneMatch(l -> l.to().equals(s.id()) && left.containsKey(l.from())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + ": its links make a circle"));
            left.remove(next.id());
            done.add(next);
        }
        return List.copyOf(done);
    }

    List<Link> sortedLinks() {
        return links;
    }
}
