package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The calls of a sink, reading by reading: how many events they carry and how long they take while work always waits, and
 * while it does not. One call alone costs {@code a + b*n}; what calls take beyond that when all workers call at once, or since
 * some instant, lies behind the sink.
 */
final class Calls {

    private static final double SLOWER = 1.3;
    private static final double SAME = 1.15;
    private static final double HALF = 0.5;
    private static final double ALL_BUSY = 0.85;
    private static final int ENOUGH = 4;
    private static final double OFTEN = 0.08;
    private static final double BEYOND_CHANCE = 4;

    private final Fit free;
    private final Fit all;
    private final Fit then;
    private final double events;
    private final double seconds;

    private Calls(List<double[]> free, List<double[]> pressed) {
        List<double[]> together = new ArrayList<>(free);
        together.addAll(pressed);
        this.free = Fit.robust(free);
        this.all = Fit.of(together);
        this.then = Fit.of(pressed);
        this.events = then.meanX();
        this.seconds = then.meanY();
    }

    /**
     * Reads them.
     *
     * @param pressed whether work waits all the time around an instant, in milliseconds since the epoch
     * @param relaxed whether workers idle around an instant
     */
    static Calls of(Window window, Stage sink, LongPredicate pressed, LongPredicate relaxed) {
        List<double[]> free = new ArrayList<>();
        List<double[]> full = new ArrayList<>();
        long[] at = instants(window, sink);
        double fill = ALL_BUSY
                * window.pipeline()
                        .setting(sink.id(), SettingRole.BATCH_SIZE)
                        .map(Setting::number)
                        .filter(n -> n > 0)
                        .orElse(1.0);
        for (int i = 1; i < at.length; i++) {
            double[] one = call(window, sink, at[i - 1], at[i]);
            if (one[0] > 0 && one[1] > 0 && pressed.test(at[i])) {
                full.add(one);
            } else if (one[0] > 0 && one[1] > 0 && relaxed.test(at[i]) && !(one[2] >= ALL_BUSY && one[0] >= fill)) {
                free.add(one);
            }
        }
        return new Calls(free, full);
    }

    private static long[] instants(Window window, Stage sink) {
        Column duration = window.column(sink.id(), Signal.DURATION);
        return duration.present() > 1
                ? duration.at()
                : window.column(sink.id(), Signal.OUT).at();
    }

    /**
     * Events in a call and seconds that it takes. Where its length is not reported it follows from how busy the workers are:
     * workers * busy = calls/s * seconds. Last, how busy they are: before a queue fills all of them may be.
     */
    private static double[] call(Window window, Stage sink, long from, long to) {
        double rate = window.column(sink.id(), Signal.OUT).mean(from, to);
        double calls = window.column(sink.id(), Signal.BATCHES).mean(from, to);
        double reported = window.column(sink.id(), Signal.BATCH_SIZE).mean(to - 1, to);
        double events = sink.is(Trait.CALL_PER_EVENT) ? 1 : Double.isNaN(reported) ? rate / calls : reported;
        double seconds = window.column(sink.id(), Signal.DURATION).mean(to - 1, to);
        double busy = window.column(sink.id(), Signal.UTILIZATION).mean(to - 1, to);
        double perSecond = Double.isNaN(calls) ? rate / events : calls;
        double workers = Work.workers(window.pipeline(), sink);
        return new double[] {
            events,
            Double.isNaN(seconds) ? busy * workers / perSecond : seconds,
            Double.isNaN(busy) ? seconds * perSecond / workers : busy
        };
    }

    /** What is known of calls under pressure, against calls without. */
    enum Verdict {
        /** They take longer than their events explain: what lies behind is shared, or has become slower. */
        SLOWER,
        /** They take as long as a call of that many events does. */
        SAME,
        /** There are too few readings without pressure. */
        UNKNOWN
    }

    Verdict verdict() {
        if (free.size() < ENOUGH || !(seconds > 0)) {
            return Verdict.UNKNOWN;
        }
        double most = free.most(events);
        double likely = free.separates() ? free.at(events) : most;
        double slower = free.separates() ? SLOWER * likely : SAME * most;
        if (seconds > slower && sure(most)) {
            return Verdict.SLOWER;
        }
        boolean same = free.separates() || events <= SAME * free.meanX();
        return same && seconds < SLOWER * likely ? Verdict.SAME : Verdict.UNKNOWN;
    }

    /** Calls differ by chance, and a queue empties when they happen to be short: the difference must be beyond that. */
    private boolean sure(double most) {
        boolean often = free.size() >= OFTEN * (free.size() + then.size());
        double error = Math.sqrt(
                then.deviation() * then.deviation() / then.size() + free.deviation() * free.deviation() / free.size());
        return often && seconds - most > BEYOND_CHANCE * error;
    }

    /** Seconds of a call as large as those under pressure, when there is none. */
    double secondsWithoutPressure() {
        return free.separates() ? free.at(events) : free.meanY();
    }

    /** Seconds of a call under pressure. */
    double seconds() {
        return seconds;
    }

    /** Whether most of a call is paid once, however many events it carries: TRUE, FALSE or not known. */
    Certainty paidOnce() {
        Fit fit = verdict() == Verdict.SLOWER ? free : all;
        if (!fit.separates() || !(events > 0)) {
            return Certainty.UNKNOWN;
        }
        return fit.start() >= HALF * fit.at(events) ? Certainty.YES : Certainty.NO;
    }

    /** How sure something is. */
    enum Certainty {
        YES,
        NO,
        UNKNOWN
    }
}
