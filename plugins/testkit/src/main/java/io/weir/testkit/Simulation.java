package io.weir.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Plays a queue with workers behind it, millisecond by millisecond and without chance, and notes how its counters stand at
 * each reading. A full queue turns events away.
 */
public final class Simulation {

    private static final double TICK = 0.001;

    private final Fault fault;
    private final List<Reading> readings = new ArrayList<>();
    private final double[] busyUntil;
    private final double[] carries;
    private final double[] began;
    private double waiting;
    private double peak;
    private double offered;
    private double rejected;
    private double full;
    private double taken;
    private double done;
    private double calls;
    private double callSeconds;
    private double lastCall;
    private double part;

    private Simulation(Fault fault) {
        this.fault = fault;
        this.busyUntil = new double[fault.workers()];
        this.carries = new double[fault.workers()];
        this.began = new double[fault.workers()];
    }

    /**
     * How the counters stand, all since the begin.
     *
     * @param second since the begin
     * @param waiting events in the queue
     * @param peak most events that ever waited
     * @param offered events, rejected ones included
     * @param rejected events
     * @param full how often an event found no room
     * @param taken events off the queue
     * @param done events whose call has ended
     * @param calls that have ended
     * @param callSeconds that they took together
     */
    public record Reading(
            double second,
            double waiting,
            double peak,
            double offered,
            double rejected,
            double full,
            double taken,
            double done,
            double calls,
            double callSeconds) {}

    /** Plays it through. */
    public static List<Reading> of(Fault fault) {
        Simulation s = new Simulation(fault);
        s.run();
        return List.copyOf(s.readings);
    }

    private void run() {
        long ticks = Math.round(fault.seconds() / TICK);
        long apart = Math.round(fault.every() / TICK);
        for (long i = 0; i <= ticks; i++) {
            double t = i * TICK;
            if (i % apart == 0) {
                readings.add(new Reading(t, waiting, peak, offered, rejected, full, taken, done, calls, callSeconds));
            }
            end(t);
            arrive(fault.arrivals().applyAsDouble(t) * TICK);
            begin(t);
        }
    }

    /** Events come whole: what is less than one waits for the next tick. */
    private void arrive(double some) {
        part += some;
        double events = Math.floor(part + 1e-9);
        part -= events;
        double room = Math.max(0, fault.capacity() - waiting);
        double in = Math.min(events, room);
        offered += events;
        rejected += events - in;
        full += events - in;
        waiting += in;
        peak = Math.max(peak, waiting);
    }

    private void end(double t) {
        boolean down = isDown(t);
        for (int w = 0; w < carries.length; w++) {
            if (carries[w] > 0 && down) {
                busyUntil[w] += TICK;
            } else if (carries[w] > 0 && t >= busyUntil[w]) {
                done += carries[w];
                calls++;
                callSeconds += t - began[w];
                carries[w] = 0;
            }
        }
    }

    private void begin(double t) {
        for (int w = 0; w < carries.length; w++) {
            boolean ready = waiting >= fault.batch() || waiting >= 1 && t - lastCall >= fault.fills();
            if (carries[w] == 0 && ready) {
                carries[w] = Math.min(waiting, fault.batch());
                waiting -= carries[w];
                taken += carries[w];
                began[w] = t;
                lastCall = t;
                busyUntil[w] = t + fault.fixed() + carries[w] * fault.perEvent().applyAsDouble(t);
            }
        }
    }

    private boolean isDown(double t) {
        return t >= fault.downFrom() && t < fault.downTo();
    }
}
