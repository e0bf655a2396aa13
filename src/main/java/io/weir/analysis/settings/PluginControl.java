package io.weir.analysis.settings;

import io.weir.analysis.PluginStatus;
import java.util.List;

/**
 * Tells the host of plugins how to run them. Safe for use by several threads. Checking and configuring run code of plugins,
 * and wait for it up to its deadline: not for an event loop.
 */
public interface PluginControl {

    /** All analyzers that could be loaded, by id. */
    List<AnalyzerType> analyzers();

    /** What is wrong with the analyzer's id and the options; empty when it can run so. */
    List<FieldProblem> check(AnalyzerSettings settings);

    /**
     * From now on analyzers run so. One that no settings bear the name of runs with its defaults. Those whose settings did
     * not change go on undisturbed; settings that are wrong are shown as rejected.
     */
    void configure(List<AnalyzerSettings> settings);

    /** Ends the quarantine of a plugin or instance, and forgets its failures in a row. */
    void release(PluginStatus.Type type, String name);
}
