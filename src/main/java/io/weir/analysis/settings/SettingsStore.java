package io.weir.analysis.settings;

import io.weir.analysis.PluginStatus;
import io.weir.model.Page;
import io.weir.model.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where settings of analyzers are kept, with every change of them. Never blocks. */
public interface SettingsStore {

    /** All settings, by name. */
    CompletionStage<List<AnalyzerSettings>> all();

    /** Keeps settings in place of those of the same name, and the change. */
    CompletionStage<Void> save(AnalyzerSettings settings, String by, Instant at);

    /** Removes settings and keeps the change. Whether there were some. */
    CompletionStage<Boolean> remove(String name, String by, Instant at);

    /** Keeps that a quarantine is to end on all replicas. */
    CompletionStage<Void> release(PluginStatus.Type type, String name, String by, Instant at);

    /** The last release of each plugin that ever had one. */
    CompletionStage<List<Release>> releases();

    /** Changes, newest first. */
    CompletionStage<Page<SettingsChange>> changes(PageRequest page);

    /**
     * A quarantine that is to end.
     *
     * @param type of plugin
     * @param name of plugin or instance
     * @param at when it was asked for
     */
    record Release(PluginStatus.Type type, String name, Instant at) {}
}
