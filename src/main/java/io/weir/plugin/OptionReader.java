package io.weir.plugin;

import io.weir.analysis.settings.FieldProblem;
import io.weir.api.analysis.Analyzer;
import io.weir.api.config.ConfigurationType;
import io.weir.api.config.OptionProblem;
import io.weir.api.config.Reading;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the configuration of an analyzer of texts. The record's constructor is the plugin's code: it runs on a worker, with
 * a deadline, and the caller waits for it.
 */
final class OptionReader {

    private final Workers workers;

    OptionReader(Workers workers) {
        this.workers = workers;
    }

    /** What is wrong with options; empty when nothing is. */
    List<FieldProblem> problems(Candidate<Analyzer> analyzer, Map<String, String> options) {
        if (analyzer.configuration() == null) {
            return options.keySet().stream()
                    .map(o -> new FieldProblem("options." + o, analyzer.id() + " has no options", null))
                    .toList();
        }
        return read(analyzer, analyzer.configuration(), options).problems().stream()
                .map(p -> new FieldProblem(
                        p.option() == null ? "options" : "options." + p.option(), p.message(), p.suggestion()))
                .toList();
    }

    /** The configuration; null when the analyzer has no options, or they are wrong. */
    @Nullable
    Record configuration(Candidate<Analyzer> analyzer, Map<String, String> options) {
        ConfigurationType<?> type = analyzer.configuration();
        if (type == null) {
            return null;
        }
        return read(analyzer, type, options) instanceof Reading.Good<?> good ? good.value() : null;
    }

    private <C extends Record> Reading<C> read(
            Candidate<Analyzer> analyzer, ConfigurationType<C> type, Map<String, String> options) {
        if (options.isEmpty()) {
            return new Reading.Good<>(type.defaults());
        }
        try {
            return workers.submit(() -> analyzer.bundle().run(() -> type.read(options)))
                    .result()
                    .join();
        } catch (CompletionException e) {
            String reason = Reason.text(Objects.requireNonNullElse(e.getCause(), e));
            return new Reading.Bad<>(List.of(new OptionProblem(null, "options cannot be read: " + reason, null)));
        }
    }
}
