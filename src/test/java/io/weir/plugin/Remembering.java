package io.weir.plugin;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Memory;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import java.util.List;
import java.util.Map;

/** Analyzers that want to have something again. */
final class Remembering {

    private Remembering() {}

    /** Counts how often it has looked, and says so. */
    public static class Counting extends TestAnalyzer {
        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public Verdict analyze(Window window) {
            double times =
                    1 + (window.memory() == null ? 0 : window.memory().numbers().getOrDefault("times", 0.0));
            return Verdict.of(List.of(Said.warning("counting.times-" + (int) times, null)))
                    .remembering(Memory.of(Map.of("times", times)));
        }
    }

    /** The same, in its next version. */
    public static final class Newer extends Counting {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("counting", "2", "A test", "");
        }
    }

    /** Cannot look at all, and says what it needs. */
    public static final class Lacking extends Counting {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("counting", "1", "A test", "");
        }

        @Override
        public Verdict analyze(Window window) {
            return Verdict.needs("needs more").remembering(new Memory("lost"));
        }
    }

    /** Does not say that it remembers. */
    public static final class Undeclared extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            return Verdict.nothing().remembering(new Memory("x"));
        }
    }
}
