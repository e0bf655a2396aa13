package io.weir.plugin;

import io.weir.api.PluginDescriptor;
import io.weir.api.adapter.Adapter;
import io.weir.api.adapter.NativeWindow;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plugins that behave. */
public final class Friendly {

    private Friendly() {}

    public static final class Good extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            return Verdict.of(List.of(Said.warning("good.code", "sink")));
        }
    }

    /** Advises on what Good found; its id comes before that of Good. */
    public static final class Advising extends TestAnalyzer {
        @Override
        public Set<String> after() {
            return Set.of("good", "not-installed");
        }

        @Override
        public Verdict analyze(Window window) {
            List<Advice> advice = window.findings().stream()
                    .map(f -> new Advice(f.code(), f.stage(), List.of(Said.larger("workers"))))
                    .toList();
            return Verdict.advising(advice);
        }
    }

    /** Fails when it sees findings that it did not ask for. */
    public static final class Unasking extends TestAnalyzer {
        @Override
        public Verdict analyze(Window window) {
            List<Finding> seen = window.findings();
            return seen.isEmpty() ? Verdict.needs("needs cpu") : Verdict.of(List.of(Said.warning("saw.others", null)));
        }
    }

    /** Sees one pipeline named "logs". */
    public static final class Seeing implements Adapter {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("seeing", "1", "Sees", "");
        }

        @Override
        public String engine() {
            return "test";
        }

        @Override
        public List<Observation> observe(NativeWindow window) {
            return List.of(new Observation(Said.window().pipeline(), Map.of()));
        }

        @Override
        public Optional<String> patch(Setting setting, String to) {
            return Optional.of(setting.name() + " = " + to);
        }
    }

    /** Sees the same, and comes later by id. */
    public static final class SeeingToo implements Adapter {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("seeing-too", "1", "Sees", "");
        }

        @Override
        public String engine() {
            return "test";
        }

        @Override
        public List<Observation> observe(NativeWindow window) {
            return List.of(new Observation(Said.window().pipeline(), Map.of()));
        }
    }

    /** Returns null instead of observations. */
    public static final class Blind implements Adapter {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("blind", "1", "Sees nothing", "");
        }

        @Override
        public String engine() {
            return "test";
        }

        @Override
        public List<Observation> observe(NativeWindow window) {
            return null;
        }
    }
}
