package io.weir.analysis.settings;

import io.weir.api.PluginDescriptor;
import io.weir.api.config.OptionType;
import java.util.List;

/**
 * An analyzer that can be configured and run.
 *
 * @param descriptor who it is
 * @param options it has
 */
public record AnalyzerType(PluginDescriptor descriptor, List<OptionType> options) {
    /** Copies the list. */
    public AnalyzerType {
        options = List.copyOf(options);
    }
}
