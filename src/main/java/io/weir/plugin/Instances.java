package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.FieldProblem;
import io.weir.api.analysis.Analyzer;
import io.weir.api.config.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes instances of analyzers as settings want them. Not safe for use by several threads. */
final class Instances {

    private final List<Candidate<Analyzer>> analyzers;
    private final List<Runner> before;
    private final Function<Candidate<Analyzer>, Guarded<Analyzer>> guard;
    private final List<PluginStatus> rejected = new ArrayList<>();

    Instances(
            List<Candidate<Analyzer>> analyzers,
            List<Runner> before,
            Function<Candidate<Analyzer>, Guarded<Analyzer>> guard) {
        this.analyzers = analyzers;
        this.before = before;
        this.guard = guard;
    }

    /** In the order of the analyzers; of each, the instance of its own name first, then by name. */
    List<Runner> of(List<AnalyzerSettings> settings) {
        settings.stream()
                .filter(s -> find(analyzers, s.analyzer()).isEmpty())
                .forEach(s -> rejected.add(
                        Rejection.of(s, null, "there is no analyzer '" + s.analyzer() + "': is its jar missing?")));
        return analyzers.stream()
                .flatMap(analyzer -> wanted(analyzer.id(), settings).flatMap(s -> runner(analyzer, s).stream()))
                .toList();
    }

    /** Those whose settings are wrong. */
    List<PluginStatus> rejected() {
        return rejected;
    }

    static Optional<Candidate<Analyzer>> find(List<Candidate<Analyzer>> analyzers, String id) {
        return analyzers.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** What is wrong with the options. */
    static List<FieldProblem> problems(Candidate<Analyzer> analyzer, AnalyzerSettings settings) {
        if (analyzer.configuration() == null) {
            return settings.options().keySet().stream()
                    .map(o -> new FieldProblem("options." + o, analyzer.id() + " has no options", null))
                    .toList();
        }
        return analyzer.configuration().read(settings.options()).problems().stream()
                .map(p -> new FieldProblem(
                        p.option() == null ? "options" : "options." + p.option(), p.message(), p.suggestion()))
                .toList();
    }

    private static Stream<AnalyzerSettings> wanted(String analyzer, List<AnalyzerSettings> settings) {
        List<AnalyzerSettings> all =
                settings.stream().filter(s -> s.analyzer().equals(analyzer)).toList();
        boolean own = all.stream().anyMatch(s -> s.name().equals(analyzer));
        return Stream.concat(own ? Stream.empty() : Stream.of(AnalyzerSettings.byDefault(analyzer)), all.stream())
                .sorted(Comparator.comparing((AnalyzerSettings s) -> !s.name().equals(analyzer))
                        .thenComparing(AnalyzerSettings::name));
    }

    private Optional<Runner> runner(Candidate<Analyzer> analyzer, AnalyzerSettings settings) {
        List<FieldProblem> problems = problems(analyzer, settings);
        if (!problems.isEmpty()) {
            String reason = problems.stream().map(FieldProblem::message).collect(Collectors.joining("; "));
            rejected.add(Rejection.of(settings, analyzer, "its settings are wrong: " + reason));
            return Optional.empty();
        }
        Guarded<Analyzer> guarded = before.stream()
                .filter(r -> r.name().equals(settings.name()) && r.isLike(analyzer, settings))
                .map(Runner::guarded)
                .findFirst()
                .orElseGet(() -> guard.apply(analyzer));
        return Optional.of(new Runner(settings, guarded, configuration(analyzer, settings)));
    }

    private static @Nullable Record configuration(Candidate<Analyzer> analyzer, AnalyzerSettings settings) {
        return analyzer.configuration() != null
                        && analyzer.configuration().read(settings.options()) instanceof Reading.Good<?> good
                ? good.value()
                : null;
    }
}
