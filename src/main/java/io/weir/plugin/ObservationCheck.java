package io.weir.plugin;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what an adapter must not return. */
final class ObservationCheck {

    private static final int MOST_PIPELINES = 200;
    private static final int MOST_STAGES = 1000;

    private ObservationCheck() {}

    static List<Observation> check(@Nullable List<Observation> observations, String engine) {
        if (observations == null) {
            throw new PluginFailure.Nonsense("observe() returned null");
        }
        List<Observation> copy = List.copyOf(observations);
        if (copy.size() > MOST_PIPELINES) {
            throw new PluginFailure.Nonsense(copy.size() + " pipelines: more than " + MOST_PIPELINES);
        }
        Set<String> names = new HashSet<>();
        for (Observation observation : copy) {
            pipeline(observation.pipeline(), engine);
            if (!names.add(observation.pipeline().name())) {
                throw new PluginFailure.Nonsense(
                        "two pipelines '" + observation.pipeline().name() + "'");
            }
            observation.columns().forEach((key, column) -> column(key.signal() == column.signal(), column));
        }
        return copy;
    }

    private static void pipeline(Pipeline pipeline, String engine) {
        Texts.required(pipeline.name(), "name of a pipeline");
        if (!engine.equals(pipeline.engine())) {
            throw new PluginFailure.Nonsense("pipeline '" + pipeline.name() + "' is of engine '" + pipeline.engine()
                    + "', its adapter knows '" + engine + "'");
        }
        if (pipeline.stages().size() > MOST_STAGES || pipeline.settings().size() > MOST_STAGES) {
            throw new PluginFailure.Nonsense(
                    "pipeline '" + pipeline.name() + "' has more than " + MOST_STAGES + " stages or settings");
        }
        pipeline.stages().forEach(stage -> Texts.storable(stage.id(), "id of a stage"));
        pipeline.settings().forEach(setting -> {
            Texts.required(setting.name(), "name of a setting");
            Texts.storable(setting.value(), "value of setting " + setting.name());
        });
    }

    private static void column(boolean rightSignal, Column column) {
        String name = "column " + column.signal().id();
        if (!rightSignal) {
            throw new PluginFailure.Nonsense(name + " stands under another signal");
        }
        long[] at = column.at();
        for (int i = 1; i < at.length; i++) {
            if (at[i] <= at[i - 1]) {
                throw new PluginFailure.Nonsense(name + ": instants do not increase");
            }
        }
        for (double value : column.values()) {
            if (Double.isInfinite(value)) {
                throw new PluginFailure.Nonsense(name + " holds an infinite value");
            }
        }
    }
}
