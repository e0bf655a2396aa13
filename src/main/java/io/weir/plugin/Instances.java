package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.analysis.settings.FieldProblem;
import io.weir.api.analysis.Analyzer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes instances of analyzers as settings want them. Not safe for use by several threads. */
final class Instances {

    private final List<Candidate<Analyzer>> analyzers;
    private final List<Runner> before;
    private final Function<Candidate<Analyzer>, Guarded<Analyzer>> guard;
    private final OptionReader reader;
    private final List<PluginStatus> rejected = new ArrayList<>();

    Instances(
            List<Candidate<Analyzer>> analyzers,
            List<Runner> before,
            Function<Candidate<Analyzer>, Guarded<Analyzer>> guard,
            OptionReader reader) {
        this.analyzers = analyzers;
        this.before = before;
        this.guard = guard;
        this.reader = reader;
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

    private static Stream<AnalyzerSettings> wanted(String analyzer, List<AnalyzerSettings> settings) {
        List<AnalyzerSettings> all =
                settings.stream().filter(s -> s.analyzer().equals(analyzer)).toList();
        boolean own = all.stream().anyMatch(s -> s.name().equals(analyzer));
        return Stream.concat(own ? Stream.empty() : Stream.of(AnalyzerSettings.byDefault(analyzer)), all.stream())
                .sorted(Comparator.comparing((AnalyzerSettings s) -> !s.name().equals(analyzer))
                        .thenComparing(AnalyzerSettings::name));
    }

    /** One that runs the same code with the same options goes on with its health. */
    private Optional<Runner> runner(Candidate<Analyzer> analyzer, AnalyzerSettings settings) {
        Optional<Runner> same = before.stream()
                .filter(r -> r.name().equals(settings.name()) && r.isLike(analyzer, settings))
                .findFirst();
        if (same.isPresent()) {
            return same.map(r -> new Runner(settings, r.guarded(), r.configuration()));
        }
        List<FieldProblem> problems = reader.problems(analyzer, settings.options());
        if (!problems.isEmpty()) {
            String reason = problems.stream().map(FieldProblem::message).collect(Collectors.joining("; "));
            rejected.add(Rejection.of(settings, analyzer, "its settings are wrong: " + reason));
            return Optional.empty();
        }
        return Optional.of(
                new Runner(settings, guard.apply(analyzer), reader.configuration(analyzer, settings.options())));
    }
}
