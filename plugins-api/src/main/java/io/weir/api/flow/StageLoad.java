package io.weir.api.flow;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import io.weir.api.pipeline.Trait;

/**
 * How much of its time a stage works, and by the utilisation law what it could carry: a stage that is busy a share u of the
 * time while X events/s come to it could take X/u. What is not known is NaN.
 *
 * @param stage the stage
 * @param in events/s that come to it
 * @param out events/s that it hands on
 * @param busy share of the time in which its workers are busy, 0 to 1
 * @param workers calls side by side, all kinds of workers multiplied
 * @param sure whether {@link #capacity} is an estimate; otherwise only a lower bound, because its batches are not full yet and
 *     larger ones may cost less for each event
 */
public record StageLoad(Stage stage, double in, double out, double busy, double workers, boolean sure) {

    private static final double FULL_BATCH = 0.5;

    /** Reads it off a window. */
    public static StageLoad of(Window window, Stage stage) {
        double workers = workers(window.pipeline(), stage);
        double out = window.column(stage.id(), Signal.OUT).mean();
        double in = window.column(stage.id(), Signal.IN).mean();
        double come = Double.isNaN(in) ? out : in;
        double reported = window.column(stage.id(), Signal.UTILIZATION).mean();
        double busy = Double.isNaN(reported) ? computed(window, stage, workers) : reported;
        return new StageLoad(stage, come, out, Math.min(1, busy), workers, fullBatches(window, stage));
    }

    /** Events/s that it could take if it were always busy. */
    public double capacity() {
        return busy > 0 ? in / busy : Double.NaN;
    }

    /** Share of the events that come to it which it hands on; 1 when not known. */
    public double passing() {
        double share = out / in;
        return share > 0 && share < 1 ? share : 1;
    }

    /** By the utilisation law, or by the calls that are under way where their length is not reported. */
    private static double computed(Window window, Stage stage, double workers) {
        double seconds = window.column(stage.id(), Signal.DURATION).mean();
        double events = window.column(stage.id(), Signal.BATCH_SIZE).mean();
        double each = stage.is(Trait.CALL_PER_EVENT) ? 1 : events;
        double counted = window.column(stage.id(), Signal.BATCHES).mean();
        boolean fails = window.column(stage.id(), Signal.ERRORS).mean() > 0;
        double followed = stage.kind() == StageKind.SINK && !fails
                ? window.column(stage.id(), Signal.OUT).mean() / each
                : Double.NaN;
        double timed = seconds * (Double.isNaN(counted) ? followed : counted) / workers;
        double inHand = window.column(stage.id(), Signal.INFLIGHT).mean() / each / workers;
        return Double.isNaN(timed) && stage.kind() == StageKind.SINK && !gathers(window, stage) ? inHand : timed;
    }

    /** Whether events in its hands may wait for others before they are handed over. */
    private static boolean gathers(Window window, Stage stage) {
        return window.pipeline()
                .setting(stage.id(), SettingRole.BATCH_DELAY)
                .filter(s -> s.number() > 0)
                .isPresent();
    }

    private static boolean fullBatches(Window window, Stage stage) {
        double most = window.pipeline()
                .setting(stage.id(), SettingRole.BATCH_SIZE)
                .map(Setting::number)
                .orElse(1.0);
        double reported = window.column(stage.id(), Signal.BATCH_SIZE).mean();
        double computed = window.column(stage.id(), Signal.OUT).mean()
                / window.column(stage.id(), Signal.BATCHES).mean();
        return !(most > 1) || (Double.isNaN(reported) ? computed : reported) >= FULL_BATCH * most;
    }

    private static double workers(Pipeline pipeline, Stage stage) {
        double product = pipeline.settings().stream()
                .filter(s -> s.stage().equals(stage.id()) && s.role() == SettingRole.CONCURRENCY)
                .mapToDouble(Setting::number)
                .filter(n -> n > 0)
                .reduce((a, b) -> a * b)
                .orElse(Double.NaN);
        return Double.isNaN(product) && stage.is(Trait.SINGLE_WORKER) ? 1 : product;
    }
}
