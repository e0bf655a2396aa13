package io.weir.testkit.scenario;

import java.util.OptionalDouble;

/** Reads and turns knobs. */
final class Knobs {

    private Knobs() {}

    static OptionalDouble value(PipelineModel pipeline, String stage, Knob knob) {
        if (stage.equals(PipelineModel.WHOLE)) {
            return switch (knob) {
                case CORES -> OptionalDouble.of(pipeline.cores());
                case MEMORY_LIMIT -> OptionalDouble.of(pipeline.memory().limit());
                default -> OptionalDouble.empty();
            };
        }
        return switch (pipeline.stage(stage)) {
            case SourceModel s -> of(knob == Knob.TRAFFIC, 1);
            case QueueModel q -> of(knob == Knob.CAPACITY, q.capacity());
            case ProcessorModel p ->
                knob == Knob.CPU || knob == Knob.WORKERS
                        ? of(true, knob == Knob.CPU ? 1 : p.workers())
                        : value(p.taking(), knob);
            case BatcherModel b -> value(b.taking(), knob);
            case SinkModel s -> value(s, knob);
            case DestinationModel d -> value(d, knob);
        };
    }

    private static OptionalDouble value(SinkModel s, Knob knob) {
        return switch (knob) {
            case WORKERS -> of(true, s.workers());
            case CPU -> of(true, 1);
            case TIMEOUT -> of(true, s.timeout());
            case ATTEMPTS -> of(true, s.retry().attempts());
            default -> value(s.taking(), knob);
        };
    }

    private static OptionalDouble value(DestinationModel d, Knob knob) {
        return switch (knob) {
            case LATENCY -> of(true, 1);
            case CONNECTIONS -> of(true, d.connections());
            case RATE -> of(true, d.rate());
            case FAILURES -> of(true, d.failures());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble value(Taking t, Knob knob) {
        return switch (knob) {
            case BATCH_SIZE -> of(true, t.size());
            case LINGER -> of(true, t.linger());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble of(boolean has, double value) {
        return has ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    static StageModel turned(StageModel stage, Knob knob, double value) {
        return switch (stage) {
            case SourceModel s -> turned(s, knob, value);
            case QueueModel q -> turned(q, knob, value);
            case ProcessorModel p -> turned(p, knob, value);
            case BatcherModel b -> new BatcherModel(b.id(), taking(b, knob, value));
            case SinkModel s -> turned(s, knob, value);
            case DestinationModel d -> turned(d, knob, value);
        };
    }

    private static StageModel turned(SourceModel s, Knob knob, double value) {
        if (knob != Knob.TRAFFIC) {
            throw none(s, knob);
        }
        return new SourceModel(s.id(), faster(s.arrivals(), value, s.id()), s.whenHeld(), s.busyWait());
    }

    private static StageModel turned(QueueModel q, Knob knob, double value) {
        if (knob != Knob.CAPACITY) {
            throw none(q, knob);
        }
        return q.withCapacity(whole(value, q.id()));
    }

    private static StageModel turned(ProcessorModel p, Knob knob, double value) {
        return switch (knob) {
            case WORKERS -> p.withWorkers(whole(value, p.id()));
            case CPU -> p.withCpu(p.cpu().times(value));
            default -> new ProcessorModel(p.id(), p.workers(), taking(p, knob, value), p.cpu(), p.filtered());
        };
    }

    private static StageModel turned(SinkModel s, Knob knob, double value) {
        Retry r = s.retry();
        return switch (knob) {
            case WORKERS -> s.withWorkers(whole(value, s.id()));
            case CPU -> s.withCpu(s.cpu().times(value));
            case TIMEOUT -> s.withTimeout(value);
            case ATTEMPTS ->
                s.with(new Retry(
                        whole(value, s.id()),
                        Math.max(r.first(), 0.1),
                        r.factor(),
                        Math.max(r.longest(), 0.1),
                        r.jitter()));
            default -> s.with(taking(s, knob, value));
        };
    }

    private static StageModel turned(DestinationModel d, Knob knob, double value) {
        return switch (knob) {
            case LATENCY -> d.with(d.service().times(value));
            case CONNECTIONS -> d.withConnections(whole(value, d.id()));
            case RATE -> d.withRate(value);
            case FAILURES -> d.withFailures(value);
            default -> throw none(d, knob);
        };
    }

    private static Taking taking(WorkerModel w, Knob knob, double value) {
        Taking t = w.taking();
        return switch (knob) {
            case BATCH_SIZE -> new Taking(whole(value, w.id()), t.linger(), t.since());
            case LINGER -> new Taking(t.size(), value, t.since());
            default -> throw none(w, knob);
        };
    }

    private static int whole(double value, String stage) {
        Check.that(value == Math.rint(value) && value >= 1, stage, "needs a whole number above 0, got " + value);
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private static IllegalArgumentException none(StageModel stage, Knob knob) {
        return new IllegalArgumentException(
                stage.id() + ": a " + stage.getClass().getSimpleName() + " has no " + knob);
    }

    private static Arrivals faster(Arrivals arrivals, double factor, String id) {
        Check.positive(factor, id, "traffic");
        Load load = switch (arrivals.load()) {
            case Load.Steady s -> new Load.Steady(s.rate() * factor);
            case Load.Bursts b -> new Load.Bursts(b.rate() * factor, b.events() * factor, b.over(), b.every());
            case Load.Switching s ->
                new Load.Switching(s.states().stream()
                        .map(x -> new Load.Switching.State(x.rate() * factor, x.stay()))
                        .toList());
            case Load.Diurnal d -> new Load.Diurnal(d.mean() * factor, d.swing(), d.period(), d.peak());
            case Load.Recorded r ->
                new Load.Recorded(r.rates().stream().map(x -> x * factor).toList(), r.step());
        };
        return new Arrivals(load, arrivals.spacing(), arrivals.tick());
    }
}
