package io.weir.plugins.optimization;

import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import java.util.ArrayList;
import java.util.List;

/** The time in which a destination that is down took events, without the time in which what had gathered was worked off. */
final class Uptime {

    private static final double STILL = 0.03;
    private static final int PAUSE = 3;
    private static final double LOST = 0.02;
    private static final double HELD = 0.2;

    private Uptime() {}

    /** All of them that are outside of pauses, and behind a pause only from when the queue had emptied again. */
    static List<Step> steps(QueueFlow queue) {
        List<Step> all = queue.steps();
        List<Step> found = new ArrayList<>();
        boolean filled = false;
        for (int i = 0; i < all.size(); i++) {
            Step s = all.get(i);
            filled = pauses(queue, i) || filled && !(s.after() < 0.5 * queue.limit());
            if (!filled) {
                found.add(s);
            }
        }
        return found;
    }

    private static boolean pauses(QueueFlow queue, int at) {
        int length = 0;
        for (int i = at; i >= 0 && still(queue, i); i--) {
            length++;
        }
        for (int i = at + 1; length > 0 && i < queue.steps().size() && still(queue, i); i++) {
            length++;
        }
        return length >= PAUSE;
    }

    private static boolean still(QueueFlow queue, int at) {
        Step s = queue.steps().get(at);
        return s.after() >= 1 && s.out() <= STILL * queue.out();
    }

    /** Whether it is back, and the queue carried everything over: then there is nothing to do. */
    static boolean isOver(QueueFlow queue) {
        boolean emptied = queue.steps().getLast().after() < 0.5 * queue.limit();
        return emptied && queue.rejected() == 0 && !pauses(queue, queue.steps().size() - 1);
    }

    /** Events/s that left; 0 when there was no such time. */
    static double rate(List<Step> steps) {
        double seconds = steps.stream().mapToDouble(Step::seconds).sum();
        double events = steps.stream()
                .filter(s -> s.out() > 0)
                .mapToDouble(s -> s.out() * s.seconds())
                .sum();
        return seconds > 0 ? events / seconds : 0;
    }

    /** Whether less got through then than was asked for: the queue turned events away, or held whoever feeds it. */
    static boolean isShort(QueueFlow queue, List<Step> steps) {
        double offered = steps.stream()
                .filter(s -> s.in() > 0)
                .mapToDouble(s -> s.in() * s.seconds())
                .sum();
        double lost =
                steps.stream().mapToDouble(s -> s.rejected() * s.seconds()).sum();
        long full = steps.stream().filter(queue::inTrouble).count();
        return steps.size() >= PAUSE && (lost > LOST * offered || full > HELD * steps.size());
    }
}
