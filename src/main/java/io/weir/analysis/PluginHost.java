package io.weir.analysis;

import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Runs plugins, each with a deadline on a bounded pool of workers; what one does wrong hurts no other. */
public interface PluginHost {

    /** What all adapters see in the window, in the order of their ids; one that fails is left out. */
    CompletionStage<List<Observed>> observe(NativeWindow window);

    /**
     * What all analyzers find in the window, each after those it asked for; one that fails is left out.
     *
     * @param source that reports the pipeline
     * @param window of one pipeline
     */
    CompletionStage<Analysis> analyze(String source, Window window);

    /** Whether an analyzer has memories, so that it is worth to look for them. */
    default boolean remembers() {
        return false;
    }

    /**
     * As {@link #analyze(String, Window)}, for analyzers that remember.
     *
     * @param memories of the pipeline, by name of the instance
     */
    default CompletionStage<Analysis> analyze(String source, Window window, Map<String, Remembered> memories) {
        return analyze(source, window);
    }

    /**
     * How an operator writes a setting in the engine's own syntax, as its adapter says.
     *
     * @param adapter its id
     * @param setting as that adapter returned it
     * @param to the new value, in the engine's unit
     * @return the lines to write; empty when the engine has no such syntax, or the adapter is absent or failed
     */
    CompletionStage<Optional<String>> patch(String adapter, Setting setting, String to);

    /** How every plugin fares, rejected ones included, by type and id. */
    List<PluginStatus> status();

    /**
     * A pipeline and the adapter that saw it.
     *
     * @param adapter its id
     * @param observation what it saw
     */
    record Observed(String adapter, Observation observation) {}

    /**
     * What all analyzers said of one window.
     *
     * @param findings with suggestions merged in, most important first
     * @param shadow what instances in shadow mode found
     * @param looked names of the instances that could look, or shall not; what they found before and not now is gone
     * @param failed names of the instances that failed or are in quarantine: what they found before stays open
     * @param notApplicable names of instances that could not look, with what they need: "bottleneck: needs ..."
     * @param memories what instances remember from now on
     */
    record Analysis(
            List<FindingChanges.Said> findings,
            List<FindingChanges.Said> shadow,
            Set<String> looked,
            List<String> failed,
            List<String> notApplicable,
            MemoryChanges memories) {
        /** Copies the collections. */
        public Analysis {
            findings = List.copyOf(findings);
            shadow = List.copyOf(shadow);
            looked = Set.copyOf(looked);
            failed = List.copyOf(failed);
            notApplicable = List.copyOf(notApplicable);
        }

        /** With nothing new to remember. */
        public Analysis(
                List<FindingChanges.Said> findings,
                List<FindingChanges.Said> shadow,
                Set<String> looked,
                List<String> failed,
                List<String> notApplicable) {
            this(findings, shadow, looked, failed, notApplicable, MemoryChanges.NONE);
        }
    }
}
