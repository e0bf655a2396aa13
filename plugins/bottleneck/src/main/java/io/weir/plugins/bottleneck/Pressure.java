package io.weir.plugins.bottleneck;

import io.weir.api.analysis.Window;
import io.weir.api.flow.QueueFlow;
import io.weir.api.flow.Step;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When work waits for stages all the time, and when they idle. */
interface Pressure {

    /** From the first time to the last. */
    Interval interval();

    /** Whether work waits around this instant, in milliseconds since the epoch. */
    boolean holds(long at);

    /** Whether they have nothing to do for a part of the time around this instant. */
    boolean idles(long at);

    /** As it shows in the queue before them. */
    static Pressure of(QueueFlow queue) {
        return new Pressure() {
            @Override
            public Interval interval() {
                return queue.pressed();
            }

            @Override
            public boolean holds(long at) {
                Step step = step(at);
                return step != null && step.before() >= enough() && step.after() >= enough();
            }

            @Override
            public boolean idles(long at) {
                Step step = step(at);
                return step != null && !step.overflowed() && step.before() < little() && step.after() < little();
            }

            private double enough() {
                double most =
                        queue.steps().stream().mapToDouble(Step::after).max().orElse(0);
                return Math.max(2, 0.5 * (Double.isNaN(queue.limit()) ? most : queue.limit()));
            }

            private double little() {
                return 0.1 * Math.max(20, Double.isNaN(queue.limit()) ? 0 : queue.limit());
            }

            private @Nullable Step step(long at) {
                List<Step> steps = queue.steps();
                for (Step s : steps) {
                    if (s.from() < at && at <= s.to()) {
                        return s;
                    }
                }
                return null;
            }
        };
    }

    /** As it shows in the busy time of a stage. */
    static Pressure of(Window window, String stage, Interval pressed) {
        return new Pressure() {
            @Override
            public Interval interval() {
                return pressed;
            }

            @Override
            public boolean holds(long at) {
                return busy(at) >= 0.93;
            }

            @Override
            public boolean idles(long at) {
                return busy(at) < 0.85;
            }

            private double busy(long at) {
                return window.column(stage, Signal.UTILIZATION).mean(at - 1, at);
            }
        };
    }
}
