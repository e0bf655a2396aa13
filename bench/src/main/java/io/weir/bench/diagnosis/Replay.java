package io.weir.bench.diagnosis;

import io.weir.api.analysis.Action;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.testkit.scenario.DestinationModel;
import io.weir.testkit.scenario.Knob;
import io.weir.testkit.scenario.Scenario;
import io.weir.testkit.simulator.Meter;
import io.weir.testkit.simulator.Run;
import io.weir.testkit.simulator.Sampling;
import io.weir.testkit.simulator.Simulator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plays a case again with a suggestion applied. */
final class Replay {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final double WARM = 0.1;
    private static final double SETTLED = 0.05;

    private final Case drawn;

    Replay(Case drawn) {
        this.drawn = drawn;
    }

    /** Events/s that are handed over once all that is wrong is wrong. */
    double throughput() {
        return throughput(drawn.scenario());
    }

    /** The same with the suggestion applied; empty when it says nothing that can be set. */
    Optional<Double> throughput(Said said, Suggestion suggestion) {
        return applied(said, suggestion).map(this::throughput);
    }

    private double throughput(Scenario scenario) {
        double seconds = scenario.seconds();
        double from = Math.max(WARM * seconds, drawn.onset() + SETTLED * seconds);
        Run run = Simulator.run(scenario, drawn.seed(), new Sampling(seconds - from, from, 0, 0));
        return run.rate(Plan.SINK, Meter.OUT, from, seconds);
    }

    private Optional<Scenario> applied(Said said, Suggestion s) {
        if (s.action() == Action.EXTERNAL) {
            boolean destination = said.finding().code().contains("destination");
            return destination ? Optional.of(faster(s, said)) : Optional.empty();
        }
        return said.window().pipeline().settings().stream()
                .filter(o -> o.name().equals(s.setting()) && o.stage().equals(s.stage()))
                .findFirst()
                .flatMap(setting -> with(said, setting, s));
    }

    private Optional<Scenario> with(Said said, Setting setting, Suggestion s) {
        Optional<Knob> knob = knob(setting.role());
        Optional<Double> to = number(s.to());
        String stage =
                Said.inModel(setting.stage(), said.window(), drawn.scenario().pipeline());
        return knob.isEmpty()
                        || to.isEmpty()
                        || knob.get().value(drawn.scenario().pipeline(), stage).isEmpty()
                ? Optional.empty()
                : Optional.of(drawn.scenario().with(stage, knob.get(), to.get()));
    }

    private static Optional<Knob> knob(SettingRole role) {
        return switch (role) {
            case QUEUE_CAPACITY -> Optional.of(Knob.CAPACITY);
            case BATCH_SIZE -> Optional.of(Knob.BATCH_SIZE);
            case BATCH_DELAY -> Optional.of(Knob.LINGER);
            case CONCURRENCY -> Optional.of(Knob.WORKERS);
            case TIMEOUT -> Optional.of(Knob.TIMEOUT);
            default -> Optional.empty();
        };
    }

    /** A destination that takes what is asked for: it is up, and so many times as fast in every way. */
    private Scenario faster(Suggestion s, Said said) {
        Scenario scenario = drawn.scenario().withoutOutages();
        if (said.finding().code().endsWith("down")) {
            return scenario;
        }
        double now = s.effect().now();
        double factor = number(s.to()).filter(n -> now > 0).map(n -> n / now).orElse(1.0);
        DestinationModel d = (DestinationModel) scenario.pipeline().stage(Plan.DESTINATION);
        Scenario fast = scenario.with(Plan.DESTINATION, Knob.LATENCY, 1 / Math.max(1, factor))
                .with(Plan.DESTINATION, Knob.FAILURES, 0);
        double limit = Math.min(
                d.rate(),
                ((DestinationModel) scenario.pipelineAt(scenario.seconds()).stage(Plan.DESTINATION)).rate());
        return Double.isFinite(limit) ? fast.with(Plan.DESTINATION, Knob.RATE, Math.max(limit, factor * limit)) : fast;
    }

    private static Optional<Double> number(@Nullable String text) {
        Matcher m = text == null ? null : NUMBER.matcher(text.replace(",", ""));
        return m != null && m.find() ? Optional.of(Double.parseDouble(m.group())) : Optional.empty();
    }
}
