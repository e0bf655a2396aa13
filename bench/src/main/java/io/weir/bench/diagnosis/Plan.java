package io.weir.bench.diagnosis;

import io.weir.testkit.scenario.Arrivals;
import io.weir.testkit.scenario.BatcherModel;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.MemoryModel;
import io.weir.testkit.scenario.Overflow;
import io.weir.testkit.scenario.PipelineBuilder;
import io.weir.testkit.scenario.PipelineModel;
import io.weir.testkit.scenario.ProcessorModel;
import io.weir.testkit.scenario.QueueModel;
import io.weir.testkit.scenario.Retry;
import io.weir.testkit.scenario.Service;
import io.weir.testkit.scenario.SinkModel;
import io.weir.testkit.scenario.SourceModel;
import io.weir.testkit.scenario.StageModel;
import io.weir.testkit.scenario.Taking;
import java.util.ArrayList;
import java.util.List;

/** A healthy pipeline that is drawn part by part; flaws are made to it afterwards. */
final class Plan {

    static final String SOURCE = "app";
    static final String SINK = "out";
    static final String DESTINATION = "store";

    final double rate;
    final double seconds;
    final List<StageModel> middle = new ArrayList<>();
    SourceModel source;
    SinkModel sink;
    DestinationModel destination;
    double cores = Double.POSITIVE_INFINITY;
    MemoryModel memory = MemoryModel.PLENTY;

    private Plan(double rate, double seconds, SourceModel source, SinkModel sink, DestinationModel destination) {
        this.rate = rate;
        this.seconds = seconds;
        this.source = source;
        this.sink = sink;
        this.destination = destination;
    }

    static Plan draw(Chance chance, double rate, double seconds, List<Class<?>> needed) {
        SourceModel source =
                new SourceModel(SOURCE, arrivals(chance, rate, seconds), chance.pick(SourceModel.WhenHeld.values()), 0);
        int batch = chance.with(0.35) ? 1 : (int) chance.spread(8, 512);
        double linger = batch > 1 && chance.with(0.4) ? chance.between(0.05, 1) : 0;
        int workers = chance.pick(1, 1, 2, 4, 8);
        SinkModel sink = SinkModel.of(SINK, DESTINATION, Taking.batch(batch, linger))
                .withWorkers(workers)
                .with(Retry.forever(chance.between(0.1, 1), 10));
        double call = workers * batch / (rate * chance.between(1.8, 4));
        double fixed = batch == 1 ? call : call * chance.between(0.1, 0.8);
        Plan plan = new Plan(
                rate,
                seconds,
                source,
                sink,
                DestinationModel.of(DESTINATION, service(chance, fixed, (call - fixed) / batch)));
        plan.drawMiddle(chance, needed);
        plan.pileUpWithoutQueue();
        plan.callForEachEventBehindProcessor();
        return plan;
    }

    private static Arrivals arrivals(Chance chance, double rate, double seconds) {
        return switch (chance.whole(0, 3)) {
            case 0 -> Arrivals.constant(rate);
            case 1 -> Arrivals.diurnal(rate, chance.between(0.1, 0.3), seconds, seconds / 2);
            default -> Arrivals.poisson(rate);
        };
    }

    static Service service(Chance chance, double fixed, double perEvent) {
        return switch (chance.whole(0, 2)) {
            case 0 -> Service.fixed(fixed, perEvent);
            case 1 -> Service.exponential(fixed, perEvent);
            default -> Service.lognormal(fixed, perEvent, 0.5);
        };
    }

    /** Up to four stages between source and sink: queues, processors, a batcher last. */
    private void drawMiddle(Chance chance, List<Class<?>> needed) {
        int stages = Math.max(needed.size(), chance.whole(0, 4));
        List<Class<?>> open = new ArrayList<>(needed);
        for (int i = 0; i < stages; i++) {
            boolean afterQueue = !middle.isEmpty() && middle.getLast() instanceof QueueModel;
            boolean wantsQueue = open.contains(QueueModel.class);
            boolean queue = !afterQueue && (i == 0 && chance.with(0.9) || wantsQueue || chance.with(0.5));
            boolean last = i == stages - 1
                    && !open.contains(ProcessorModel.class)
                    && sink.taking().size() > 1;
            if (queue) {
                middle.add(queue(chance, "queue " + i));
                open.remove(QueueModel.class);
            } else if (last && chance.with(0.4)) {
                addBatcher("batcher " + i);
            } else {
                middle.add(processor(chance, "processor " + i));
                open.remove(ProcessorModel.class);
            }
        }
        if (open.contains(ProcessorModel.class)) {
            middle.add(processor(chance, "processor " + stages));
        }
        if (open.contains(QueueModel.class)) {
            middle.addFirst(queue(chance, "queue " + stages));
        }
    }

    /** Where nothing can wait within, it waits outside: in a file, in a topic. */
    private void pileUpWithoutQueue() {
        if (middle.isEmpty() || !(middle.getFirst() instanceof QueueModel)) {
            source = source.with(SourceModel.WhenHeld.PILES_UP);
        }
    }

    /** What a processor hands over one by one is never a batch. */
    private void callForEachEventBehindProcessor() {
        if (!middle.isEmpty()
                && middle.getLast() instanceof ProcessorModel
                && sink.taking().size() > 1) {
            int n = sink.taking().size();
            Service s = destination.service();
            destination = destination.with(new Service(s.mean(n) / n, 0, s.spread(), s.cv()));
            sink = sink.with(Taking.single());
        }
    }

    /** The sink then hands on whatever the batcher has gathered. */
    private void addBatcher(String id) {
        middle.add(new BatcherModel(
                id,
                Taking.batch(sink.taking().size(), Math.max(0.05, sink.taking().linger()))));
        sink = sink.with(Taking.upTo(100_000));
    }

    private QueueModel queue(Chance chance, String id) {
        int capacity = (int)
                Math.max(200, rate * chance.spread(2, 15) + 2 * sink.taking().size() % 100_000);
        return new QueueModel(id, capacity, overflow(chance, capacity));
    }

    private static Overflow overflow(Chance chance, int capacity) {
        return switch (chance.whole(0, 5)) {
            case 0, 1 -> Overflow.block();
            case 2 -> Overflow.dropOldest();
            case 3 -> new Overflow.LightDelay((int) (0.7 * capacity), 1);
            case 4 -> new Overflow.Discard(capacity / 5, chance.between(0.8, 1), false);
            default -> Overflow.dropNewest();
        };
    }

    private ProcessorModel processor(Chance chance, String id) {
        int workers = chance.pick(1, 1, 2, 4);
        int batch = chance.pick(1, 1, 16);
        double each = workers / (rate * chance.between(2, 8));
        double filtered = chance.with(0.15) ? chance.between(0.05, 0.3) : 0;
        Service cpu = service(chance, batch > 1 ? 0.3 * each : 0, batch > 1 ? 0.9 * each : each);
        return new ProcessorModel(id, workers, Taking.upTo(batch), cpu, filtered);
    }

    /** Replaces a stage between source and sink. */
    void replace(StageModel stage) {
        middle.replaceAll(s -> s.id().equals(stage.id()) ? stage : s);
    }

    <T extends StageModel> List<T> stages(Class<T> kind) {
        return middle.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Core-seconds a second that all processors need at this rate. */
    double demand() {
        return stages(ProcessorModel.class).stream()
                .mapToDouble(
                        p -> rate * p.cpu().mean(p.taking().size()) / p.taking().size())
                .sum();
    }

    PipelineModel build() {
        PipelineBuilder builder = PipelineModel.named("drawn").add(source);
        middle.forEach(builder::add);
        return builder.add(destination).add(sink).cores(cores).memory(memory).build();
    }
}
