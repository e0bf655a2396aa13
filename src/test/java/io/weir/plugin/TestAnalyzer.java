package io.weir.plugin;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;

/** What the analyzers of these tests share: the id is the class's name in lower case. */
abstract class TestAnalyzer implements Analyzer {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor(getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), "1", "A test", "");
    }

    @Override
    public Verdict analyze(Window window) {
        return Verdict.nothing();
    }
}
