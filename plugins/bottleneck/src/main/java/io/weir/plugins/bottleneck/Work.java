package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;

/**
 * How a stage works over a stretch of time.
 *
 * @param stage the stage
 * @param busy share of the time in which its workers are busy, 0 to 1; NaN when neither reported nor computable
 * @param workers side by side; NaN when not known
 * @param rate events/s that it hands on; NaN when not known
 */
record Work(Stage stage, double busy, double workers, double rate) {

    /** By the utilisation law where it is not reported: busy = calls/s * seconds a call / workers. */
    static Work of(Window then, Stage stage) {
        double workers = workers(then.pipeline(), stage);
        double rate = then.column(stage.id(), Signal.OUT).mean();
        double reported = then.column(stage.id(), Signal.UTILIZATION).mean();
        double timed = computed(then, stage, workers, rate);
        double computed = Double.isNaN(timed) ? inHand(then, stage, workers) : timed;
        double busy = Double.isNaN(reported) || computed > reported && Double.isNaN(workers) ? computed : reported;
        return new Work(stage, Math.min(1, busy), workers, rate);
    }

    /** Whether its busy time is known. */
    boolean known() {
        return !Double.isNaN(busy);
    }

    /** Events/s that it would hand on if it were always busy; NaN when not known. */
    double capacity() {
        return busy > 0 ? rate / busy : Double.NaN;
    }

    /** Whether it runs in the workers of the stage behind it: then it has no number of workers of its own. */
    boolean isGuest() {
        return stage.kind() == StageKind.PROCESSOR && Double.isNaN(workers);
    }

    /** Not of a sink whose calls fail: it waits between them, too. */
    private static double computed(Window then, Stage stage, double workers, double rate) {
        double seconds = then.column(stage.id(), Signal.DURATION).mean();
        if (stage.kind() == StageKind.PROCESSOR) {
            return Double.isNaN(workers) ? rate * seconds : Double.NaN;
        }
        double reported = then.column(stage.id(), Signal.BATCHES).mean();
        double events = then.column(stage.id(), Signal.BATCH_SIZE).mean();
        double calls = !Double.isNaN(reported) ? reported : rate / (stage.is(Trait.CALL_PER_EVENT) ? 1 : events);
        boolean fails = then.column(stage.id(), Signal.ERRORS).mean() > 0;
        return stage.kind() == StageKind.SINK && !fails ? calls * seconds / workers : Double.NaN;
    }

    /** By what its workers have in hand, where that is all that is reported: calls side by side, of those that could be. */
    private static double inHand(Window then, Stage stage, double workers) {
        double reported = then.column(stage.id(), Signal.BATCH_SIZE).mean();
        double counted = then.column(stage.id(), Signal.OUT).mean()
                / then.column(stage.id(), Signal.BATCHES).mean();
        double each = stage.is(Trait.CALL_PER_EVENT) ? 1 : Double.isNaN(reported) ? counted : reported;
        double inHand = then.column(stage.id(), Signal.INFLIGHT).mean();
        boolean gathers = then.pipeline()
                .setting(stage.id(), SettingRole.BATCH_DELAY)
                .filter(s -> s.number() > 0)
                .isPresent();
        return stage.kind() == StageKind.SINK && !gathers ? inHand / each / workers : Double.NaN;
    }

    /** Product of all settings of this kind: workers, and calls of each; NaN when there is none. */
    static double workers(Pipeline pipeline, Stage stage) {
        double product = pipeline.settings().stream()
                .filter(s -> s.stage().equals(stage.id()) && s.role() == SettingRole.CONCURRENCY)
                .mapToDouble(Setting::number)
                .filter(n -> n > 0)
                .reduce((a, b) -> a * b)
                .orElse(Double.NaN);
        return Double.isNaN(product) && stage.is(Trait.SINGLE_WORKER) ? 1 : product;
    }
}
