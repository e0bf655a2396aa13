package io.weir.plugins.vector;

import io.weir.api.adapter.NativeSettings;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.adapter.ObservationBuilder;
import io.weir.api.adapter.ProcessSignals;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Quality;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;
import java.util.Arrays;
import java.util.List;

/** The whole of one Vector: sources, transforms, and in front of each sink its buffer. */
final class Model {

    private final NativeSettings configured;
    private final List<Component> components;
    private final Wiring wiring;
    private final ObservationBuilder to = new ObservationBuilder("vector", VectorAdapter.ENGINE);

    Model(NativeWindow window, List<Component> components) {
        this.configured = new NativeSettings(window.settings().text(), Wiring.flat(window.settings()));
        this.components = components;
        this.wiring = new Wiring(window.settings(), components);
        to.columns(ProcessSignals.of(window));
    }

    Observation observation() {
        components.forEach(this::add);
        components.forEach(this::connect);
        return to.build();
    }

    private void add(Component c) {
        switch (c.kind()) {
            case SOURCE -> to.stage(c.id(), StageKind.SOURCE).columns(Tables.SOURCE.columns(c.id(), c.series()));
            case TRANSFORM ->
                to.stage(c.id(), StageKind.PROCESSOR).columns(Tables.TRANSFORM.columns(c.id(), c.series()));
            case SINK -> sink(c);
        }
    }

    private void sink(Component c) {
        String buffer = c.id() + Tunables.BUFFER;
        String destination = c.id() + " destination";
        to.stage(buffer, StageKind.QUEUE).columns(Tables.BUFFER.columns(buffer, c.series()));
        double reported =
                to.column(buffer, Signal.QUEUE_CAPACITY).map(Column::last).orElse(Double.NaN);
        to.settings(Tunables.queue(c.id(), configured, reported));
        if (!(reported > 0)) {
            assumeCapacity(buffer);
        }
        to.stage(c.id(), StageKind.SINK, traits(c)).columns(Tables.SINK.columns(c.id(), c.series()));
        to.settings(Tunables.sink(c.id(), configured));
        to.stage(destination, StageKind.DESTINATION).chain(buffer, c.id(), destination);
    }

    /** A buffer in memory holds 500 events unless configured otherwise; one on disk counts bytes. */
    private void assumeCapacity(String buffer) {
        String sink = buffer.substring(0, buffer.length() - Tunables.BUFFER.length());
        boolean onDisk = Tunables.queue(sink, configured, Double.NaN).stream()
                .anyMatch(s -> s.name().equals("buffer.type") && s.value().equals("disk"));
        double capacity =
                Tunables.queue(sink, configured, Double.NaN).getFirst().number();
        to.column(buffer, Signal.QUEUE_SIZE).filter(c -> !onDisk).ifPresent(size -> {
            double[] same = new double[size.size()];
            Arrays.fill(same, capacity);
            to.put(buffer, new Column(Signal.QUEUE_CAPACITY, Quality.ASSUMED, size.at(), same));
        });
    }

    private static Trait[] traits(Component c) {
        return c.type().equals("socket") || c.type().equals("vector")
                ? new Trait[] {Trait.STREAM, Trait.WAITS}
                : new Trait[] {Trait.CALL_PER_BATCH, Trait.WAITS};
    }

    private void connect(Component c) {
        if (c.kind() != Component.Kind.SOURCE) {
            to.edges(wiring.inputs(c), c.kind() == Component.Kind.SINK ? c.id() + Tunables.BUFFER : c.id());
        }
    }
}
