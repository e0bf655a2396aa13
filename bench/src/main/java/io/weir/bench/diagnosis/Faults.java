package io.weir.bench.diagnosis;

import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.BatcherModel;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.MemoryModel;
import io.weir.testkit.scenario.Outage;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.Retry;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.Taking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes a healthy plan flawed. Each flaw lets through 30 to 80 % of what arrives, if nothing else is in the way. */
final class Faults {

    private final Chance chance;
    private final Plan plan;
    private final List<UnaryOperator<Scenario>> later = new ArrayList<>();
    private double onset;

    Faults(Chance chance, Plan plan) {
        this.chance = chance;
        this.plan = plan;
    }

    /** Second from which all flaws show. */
    double onset() {
        return onset;
    }

    Scenario scenario() {
        Scenario scenario = Scenario.of(plan.build(), plan.seconds);
        for (UnaryOperator<Scenario> change : later) {
            scenario = change.apply(scenario);
        }
        return scenario;
    }

    void make(Flaw flaw) {
        double through = chance.between(0.3, 0.8) * plan.rate;
        switch (flaw) {
            case FEW_WORKERS -> fewWorkers(through);
            case SMALL_BATCH -> smallBatch(through);
            case SHARED_LIMIT -> sharedLimit(through);
            case HIDDEN_POOL -> hiddenPool(through);
            case OUTAGE -> outage();
            case FAILURES -> failures();
            case SLOW_PROCESSOR -> slowProcessor(through);
            case FEW_CORES -> fewCores(through);
            case SMALL_QUEUE -> smallQueue();
            case SHORT_MEMORY -> shortMemory();
        }
    }

    private double later() {
        double at = chance.between(0.2, 0.45) * plan.seconds;
        onset = Math.max(onset, at);
        return at;
    }

    private void fewWorkers(double through) {
        int workers = chance.pick(1, 1, 2, 3);
        int batch = batch();
        plan.sink = plan.sink.withWorkers(workers);
        double call = workers * batch / through;
        slow(Plan.service(chance, 0, call / batch));
    }

    /** From the begin, or from later on. */
    private void slow(Service service) {
        if (chance.with(0.5)) {
            plan.destination = plan.destination.with(service);
        } else {
            becomeSlow(service);
        }
    }

    private void becomeSlow(Service service) {
        double factor = 3 * chance.between(1, 2);
        plan.destination = plan.destination.with(service.times(1 / factor));
        double at = later();
        later.add(s -> s.change(at, Plan.DESTINATION, Knob.LATENCY, factor));
    }

    private void smallBatch(double through) {
        int batch = behindProcessor() ? 1 : (int) chance.spread(1, 32);
        plan.sink = plan.sink.withWorkers(Math.min(plan.sink.workers(), 2));
        if (hasBatcher()) {
            plan.stages(BatcherModel.class)
                    .forEach(b -> plan.replace(new BatcherModel(
                            b.id(), Taking.batch(batch, b.taking().linger()))));
        } else {
            Taking t = plan.sink.taking();
            plan.sink = plan.sink.with(new Taking(batch, t.linger(), t.since()));
        }
        double call = plan.sink.workers() * batch / through;
        double fixed = call * chance.between(0.85, 0.98);
        plan.destination = plan.destination.with(Service.fixed(fixed, (call - fixed) / batch));
    }

    private boolean behindProcessor() {
        return !plan.middle.isEmpty()
                && plan.middle.getLast() instanceof ProcessorModel
                && plan.sink.taking().size() == 1;
    }

    private boolean hasBatcher() {
        return !plan.stages(BatcherModel.class).isEmpty();
    }

    private int batch() {
        return hasBatcher()
                ? plan.stages(BatcherModel.class).getFirst().taking().size()
                : plan.sink.taking().size();
    }

    private void sharedLimit(double through) {
        int buffer = chance.pick(0, 0, (int) plan.rate);
        DestinationModel d = plan.destination;
        double before = chance.with(0.5) ? 4 * plan.rate : through;
        risingTraffic(before > through ? 0 : 0.7);
        plan.destination = new DestinationModel(d.id(), d.service(), d.connections(), before, buffer, 0);
        if (before > through) {
            double at = later();
            later.add(s -> s.change(at, Plan.DESTINATION, Knob.RATE, through));
        }
    }

    private void hiddenPool(double through) {
        int connections = chance.whole(1, 4);
        plan.sink = plan.sink.withWorkers(connections * chance.pick(2, 4));
        Service service = Plan.service(chance, 0, connections / through);
        plan.destination = plan.destination.withConnections(connections);
        if (chance.with(0.5)) {
            becomeSlow(service);
        } else {
            plan.destination = plan.destination.with(service);
            risingTraffic(0.7);
        }
    }

    /** A limit that calls share shows when there are few and then many of them: with this probability they do. */
    private void risingTraffic(double probability) {
        if (chance.with(probability)) {
            double before = chance.between(0.15, 0.25);
            plan.source = new SourceModel(Plan.SOURCE, Arrivals.poisson(before * plan.rate), plan.source.whenHeld(), 0);
            double at = later();
            later.add(s -> s.change(at, Plan.SOURCE, Knob.TRAFFIC, 1 / before));
        }
    }

    private void outage() {
        double at = later();
        double lasts = Math.max(30, chance.between(0.25, 0.5) * plan.seconds);
        double until = chance.with(0.5) ? plan.seconds + 1 : at + lasts;
        Outage.Kind kind = chance.pick(Outage.Kind.values());
        later.add(s -> s.down(Plan.DESTINATION, at, until, kind));
    }

    private void failures() {
        plan.destination = plan.destination.withFailures(chance.between(0.2, 0.7));
        Retry retry = chance.pick(Retry.forever(0.5, 10), Retry.upTo(3, 0.2, 2), Retry.NEVER);
        SinkModel s = plan.sink;
        plan.sink = s.with(retry);
    }

    private void slowProcessor(double through) {
        ProcessorModel p = chance.pick(plan.stages(ProcessorModel.class));
        int workers = chance.pick(1, 1, 2);
        int batch = p.taking().size();
        double each = workers / through;
        Service cpu = Service.fixed(batch > 1 ? 0.2 * each : 0, batch > 1 ? each * (1 - 0.2 / batch) : each);
        plan.replace(p.withWorkers(workers).withCpu(cpu));
    }

    private void fewCores(double through) {
        double cores = chance.whole(1, 4);
        double factor = cores / Math.max(1e-9, plan.demand() * through / plan.rate);
        for (ProcessorModel p : plan.stages(ProcessorModel.class)) {
            plan.replace(p.withCpu(p.cpu().times(factor)).withWorkers((int) (4 * cores)));
        }
        plan.cores = cores;
    }

    private void smallQueue() {
        QueueModel queue = plan.stages(QueueModel.class).getFirst();
        double period = chance.between(5, 20);
        double burst = 0.6 * plan.rate * period;
        Arrivals arrivals = Arrivals.bursts(0.3 * plan.rate, burst, chance.between(0.1, 0.4), period);
        plan.source = new SourceModel(Plan.SOURCE, arrivals, plan.source.whenHeld(), 0);
        int capacity = (int) Math.max(5, burst * chance.between(0.05, 0.5));
        plan.replace(new QueueModel(queue.id(), capacity, Overflow.dropNewest()));
        fit(capacity);
    }

    /** A batch larger than the queue never fills; engines refuse it. Smaller calls are shorter. */
    private void fit(int capacity) {
        Taking t = plan.sink.taking();
        int batch = Math.min(t.size(), Math.max(1, capacity / 2));
        if (!hasBatcher() && batch < t.size()) {
            plan.sink = plan.sink.with(new Taking(batch, t.linger(), t.since()));
            double ratio = batch / (double) t.size();
            Service s = plan.destination.service();
            plan.destination = plan.destination.with(new Service(s.fixed() * ratio, s.perEvent(), s.spread(), s.cv()));
        }
    }

    /** It leaks, so that it is short from some second on. */
    private void shortMemory() {
        double at = later();
        double room = MemoryModel.REFUSES_AT * 200e6 - 50e6;
        plan.memory = new MemoryModel(50e6, 1e3, room / at, 200e6, true, 0);
    }
}
