package io.weir.testkit;

import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import io.weir.testkit.scenario.BatcherModel;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.scenario.Taking;
import io.weir.testkit.scenario.WorkerModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A simulated pipeline as an engine would show it: its stages and settings, but not what lies behind its sinks. */
final class ObservedModel {

    private static final String ENGINE = "simulated";

    private final List<Setting> settings = new ArrayList<>();

    private ObservedModel() {}

    static Pipeline of(PipelineModel model) {
        ObservedModel observed = new ObservedModel();
        model.stages().forEach(observed::addSettings);
        List<Edge> edges = Stream.concat(
                        model.links().stream().map(l -> new Edge(l.from(), l.to())),
                        model.stages(SinkModel.class).stream().map(s -> new Edge(s.id(), s.destination())))
                .toList();
        List<Stage> stages = model.stages().stream().map(ObservedModel::stage).toList();
        return new Pipeline(model.name(), ENGINE, stages, edges, observed.settings);
    }

    static Interval interval(long[] at) {
        return at.length == 0
                ? new Interval(Instant.EPOCH, Instant.EPOCH)
                : new Interval(Instant.ofEpochMilli(at[0]), Instant.ofEpochMilli(at[at.length - 1]));
    }

    private static Stage stage(StageModel model) {
        return switch (model) {
            case SourceModel s -> Stage.of(s.id(), StageKind.SOURCE);
            case QueueModel q -> Stage.of(q.id(), StageKind.QUEUE);
            case ProcessorModel p -> Stage.of(p.id(), StageKind.PROCESSOR);
            case BatcherModel b -> Stage.of(b.id(), StageKind.BATCHER);
            case SinkModel s ->
                new Stage(
                        s.id(),
                        StageKind.SINK,
                        Set.of(s.taking().size() > 1 ? Trait.CALL_PER_BATCH : Trait.CALL_PER_EVENT, Trait.WAITS));
            case DestinationModel d -> Stage.of(d.id(), StageKind.DESTINATION);
        };
    }

    private void addSettings(StageModel model) {
        if (model instanceof QueueModel q) {
            if (q.capacity() != QueueModel.UNLIMITED) {
                add("capacity", q.id(), SettingRole.QUEUE_CAPACITY, q.capacity());
            }
            if (q.overflow() instanceof Overflow.LightDelay d) {
                add("mark", q.id(), SettingRole.BACKPRESSURE_MARK, d.mark());
            }
            boolean blocks = q.overflow() instanceof Overflow.Block || q.overflow() instanceof Overflow.LightDelay;
            add("overflow", q.id(), SettingRole.OVERFLOW, blocks ? "block" : "drop");
        }
        if (model instanceof WorkerModel w) {
            addTaking(w.id(), w.taking());
            add("workers", w.id(), SettingRole.CONCURRENCY, w.workers());
        }
        if (model instanceof SinkModel s && Double.isFinite(s.timeout())) {
            add("timeout", s.id(), SettingRole.TIMEOUT, String.valueOf(s.timeout()));
        }
    }

    private void addTaking(String stage, Taking taking) {
        add("batch", stage, SettingRole.BATCH_SIZE, taking.size());
        if (taking.linger() > 0) {
            add("linger", stage, SettingRole.BATCH_DELAY, String.valueOf(taking.linger()));
        }
    }

    private void add(String name, String stage, SettingRole role, int value) {
        add(name, stage, role, String.valueOf(value));
    }

    private void add(String name, String stage, SettingRole role, String value) {
        settings.add(new Setting(stage + "." + name, stage, role, value, Setting.Origin.CONFIGURED, null));
    }
}
