package io.weir.api.flow;

import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a window says about one queue. Rates are events per second, shares 0 to 1; what is not known is NaN. Immutable.
 *
 * <p>A queue is <em>at its limit</em> when it holds 95 of 100 events of what it can hold, or of the size at which it
 * begins to slow what feeds it. It is <em>in trouble</em> while it is at its limit, found full, or turns events away.
 */
public final class QueueFlow {

    private static final double AT_LIMIT = 0.95;

    private final Window window;
    private final Stage queue;
    private final List<Stage> consumers;
    private final List<Step> steps;
    private final double limit;

    private QueueFlow(Window window, Stage queue) {
        this.window = window;
        this.queue = queue;
        this.consumers = consumers(window, queue);
        this.limit = limit(window, queue);
        this.steps = readSteps();
    }

    /** Reads one queue. */
    public static QueueFlow of(Window window, Stage queue) {
        return new QueueFlow(window, queue);
    }

    /** Reads all queues, upstream first, as the pipeline lists them; those of unknown size are left out. */
    public static List<QueueFlow> all(Window window) {
        return window.pipeline().stages(StageKind.QUEUE).stream()
                .filter(q -> window.column(q.id(), Signal.QUEUE_SIZE).present() > 1)
                .map(q -> of(window, q))
                .toList();
    }

    /** The queue. */
    public Stage queue() {
        return queue;
    }

    /** The stages that empty it, nearest first: up to the next queue or the destination. */
    public List<Stage> consumers() {
        return consumers;
    }

    /** What happened between each reading of its size and the next, in order. */
    public List<Step> steps() {
        return steps;
    }

    /** Events at which it turns away or slows what feeds it; NaN when neither reported, configured nor inferred. */
    public double limit() {
        return limit;
    }

    /** Whether it turns events away when it is full, rather than slow what feeds it. */
    public boolean drops() {
        return window.pipeline()
                .setting(queue.id(), SettingRole.OVERFLOW)
                .map(s -> s.value().equals("drop"))
                .orElse(rejected() > 0);
    }

    /** Events offered per second, rejected ones included. */
    public double offered() {
        return Steps.mean(steps, Step::in);
    }

    /** Events turned away per second. */
    public double rejected() {
        return Steps.mean(steps, Step::rejected);
    }

    /** Share of the offered events that was turned away; 0 when nothing was offered. */
    public double lossShare() {
        double offered = offered();
        return offered > 0 ? Math.min(1, rejected() / offered) : 0;
    }

    /** Events that its consumers finished per second, over the whole window. */
    public double out() {
        return Steps.mean(steps, Step::out);
    }

    /**
     * Events that its consumers finish per second while they always find work waiting: at least what leaves in a second,
     * so that a batch that still fills is not taken for work. NaN when that never was.
     */
    public double served() {
        double most = steps.stream().mapToDouble(Step::after).max().orElse(0);
        double second = Math.max(2, Math.max(out(), 0.05 * (Double.isNaN(limit) ? most : limit)));
        double enough = Double.isNaN(limit) ? second : Math.min(second, 0.5 * limit);
        List<Step> busy = steps.stream()
                .filter(s -> s.before() >= enough && s.after() >= enough && !Double.isNaN(s.out()))
                .toList();
        return busy.size() < 3 ? Double.NaN : Steps.mean(busy, Step::out);
    }

    /** Events that its consumers finish per second while it is in trouble; over all time when it never is. */
    public double handled() {
        double served = served();
        List<Step> troubled = steps.stream().filter(this::inTrouble).toList();
        double then = Steps.mean(troubled, Step::out);
        return !Double.isNaN(served) ? served : Double.isNaN(then) ? out() : then;
    }

    /** From the first trouble to the last; the whole window when there is none. */
    public Interval pressed() {
        List<Step> troubled = steps.stream().filter(this::inTrouble).toList();
        return troubled.isEmpty()
                ? window.interval()
                : new Interval(
                        Instant.ofEpochMilli(troubled.getFirst().from()),
                        Instant.ofEpochMilli(troubled.getLast().to()));
    }

    /** Whether the trouble was over before a fifth of the window had passed, and has not come back. */
    public boolean recovered() {
        double passed =
                Duration.between(window.interval().from(), pressed().to()).toMillis() / 1e3;
        return troubleShare() > 0 && passed < 0.2 * window.interval().seconds() && !growing();
    }

    /** Whether the queue was in trouble in this step. */
    public boolean inTrouble(Step step) {
        return step.overflowed() || step.after() >= AT_LIMIT * limit;
    }

    /** Share of the time in trouble. */
    public double troubleShare() {
        return Steps.share(steps, this::inTrouble);
    }

    /** Share of the time at its limit; 0 when the limit is not known. */
    public double fullShare() {
        return Steps.share(steps, s -> s.after() >= AT_LIMIT * limit);
    }

    /**
     * Share of the trouble, by rejected events or else by time, that came in bursts: far more arrived than usual, or the
     * queue had emptied again when it was read next.
     */
    public double burstShare() {
        double usual = Steps.median(steps, Step::in);
        double burst = 0;
        double all = 0;
        boolean byEvents = rejected() > 0;
        for (Step s : steps) {
            if (inTrouble(s)) {
                double weight = byEvents ? s.rejected() * s.seconds() : s.seconds();
                all += weight;
                burst += s.in() >= 2 * usual && s.in() > 0 || emptied(s) ? weight : 0;
            }
        }
        return all > 0 ? burst / all : 0;
    }

    /** Whether more arrives than leaves, steadily, and what waits is more than eight seconds of work. */
    public boolean growing() {
        List<Step> half = steps.subList(steps.size() / 2, steps.size());
        if (half.size() < 3) {
            return false;
        }
        double now = half.getLast().after();
        double most = steps.stream().mapToDouble(Step::after).max().orElse(0);
        double growth = (now - half.getFirst().before()) / Steps.seconds(half);
        double served = Double.isNaN(served()) ? out() : served();
        return growth > 0.05 * offered()
                && Steps.trend(half) > 0.6
                && now > 0.75 * most
                && now > 50
                && now > 8 * served;
    }

    private boolean emptied(Step s) {
        return Double.isNaN(limit) ? s.after() <= 0.2 * s.accepted() : s.after() < 0.5 * limit;
    }

    private List<Step> readSteps() {
        Column size = window.column(queue.id(), Signal.QUEUE_SIZE);
        Column in = window.column(queue.id(), Signal.IN);
        Column rejected = window.column(queue.id(), Signal.REJECTED);
        Column full = window.column(queue.id(), Signal.QUEUE_FULL);
        Column out = outColumn();
        List<Step> found = new ArrayList<>();
        int before = -1;
        for (int i = 0; i < size.size(); i++) {
            if (Double.isNaN(size.values()[i])) {
                continue;
            }
            if (before >= 0) {
                long a = size.at()[before];
                long b = size.at()[i];
                found.add(new Step(
                        a,
                        b,
                        size.values()[before],
                        size.values()[i],
                        in.mean(a, b),
                        out.mean(a, b),
                        orZero(rejected.mean(a, b)),
                        orZero(full.mean(a, b))));
            }
            before = i;
        }
        return List.copyOf(found);
    }

    /** The sink's own count where one sink empties the queue: it does not count what was taken and not yet written. */
    private Column outColumn() {
        List<Stage> sinks =
                consumers.stream().filter(s -> s.kind() == StageKind.SINK).toList();
        return sinks.size() == 1 && window.has(sinks.getFirst().id(), Signal.OUT)
                ? window.column(sinks.getFirst().id(), Signal.OUT)
                : window.column(queue.id(), Signal.OUT);
    }

    private static double orZero(double v) {
        return Double.isNaN(v) ? 0 : v;
    }

    private static double limit(Window window, Stage queue) {
        double mark = window.pipeline()
                .setting(queue.id(), SettingRole.BACKPRESSURE_MARK)
                .map(Setting::number)
                .orElse(Double.NaN);
        if (mark > 0) {
            return mark;
        }
        double reported = window.column(queue.id(), Signal.QUEUE_CAPACITY).last();
        return reported > 0 ? reported : Double.NaN;
    }

    private static List<Stage> consumers(Window window, Stage queue) {
        List<Stage> found = new ArrayList<>();
        List<Stage> next = new ArrayList<>(window.pipeline().downstream(queue.id()));
        while (!next.isEmpty()) {
            Stage s = next.removeFirst();
            boolean ends = s.kind() == StageKind.QUEUE || s.kind() == StageKind.DESTINATION;
            if (!ends && !found.contains(s)) {
                found.add(s);
                next.addAll(window.pipeline().downstream(s.id()));
            }
        }
        return List.copyOf(found);
    }
}
