package io.weir.plugin;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.Remembered;
import io.weir.analysis.settings.AnalyzerSettings;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.ConfigurableAnalyzer;
import io.weir.api.analysis.Memory;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An instance of an analyzer: the plugin, called with one configuration, with a health of its own.
 *
 * @param settings how it is to run
 * @param guarded the only way to call it
 * @param configuration of the analyzer's own type, or null when it has no options
 */
record Runner(
        AnalyzerSettings settings,
        Guarded<Analyzer> guarded,
        @Nullable Record configuration) {

    String name() {
        return settings.name();
    }

    /**
     * Calls the analyzer.
     *
     * @param before what is kept for it, by whichever version of it, or null
     */
    CompletionStage<Verdict> look(Window window, @Nullable Remembered before) {
        Window whole =
                before != null && before.maker().equals(guarded.candidate().maker())
                        ? window.remembering(new Memory(before.text()))
                        : window;
        VerdictCheck check = new VerdictCheck(window.pipeline(), guarded.candidate());
        return guarded.call(plugin -> check.check(analyze(plugin, whole)), VerdictCheck::findings);
    }

    PluginStatus status() {
        return guarded.status(name(), settings.enabled(), settings.shadow());
    }

    /** Whether it runs the same code in the same way, so that its health speaks for the other too. */
    boolean isLike(Candidate<Analyzer> candidate, AnalyzerSettings other) {
        return guarded.candidate() == candidate && settings.options().equals(other.options());
    }

    @SuppressWarnings("unchecked") // the configuration was made from the analyzer's own defaults
    private Verdict analyze(Analyzer plugin, Window window) {
        return configuration == null
                ? plugin.analyze(window)
                : ((ConfigurableAnalyzer<Record>) plugin).analyze(window, configuration);
    }
}
