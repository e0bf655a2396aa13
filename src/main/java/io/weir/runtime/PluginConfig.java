package io.weir.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much a plugin may take. */
@ConfigMapping(prefix = "weir.plugins")
public interface PluginConfig {

    /**
     * Where further plugins lie, one jar, one folder of jars or one YAML file a plugin. What is added, replaced or removed
     * there is taken up within seconds. A native executable takes the YAML files alone: it has the classes of its build.
     */
    Optional<Path> directory();

    /** Longest time of one call. A call that takes longer is interrupted and counts as failed. */
    @WithDefault("5s")
    Duration deadline();

    /** Calls of plugins side by side, all plugins together. */
    @WithDefault("2")
    int workers();

    /**
     * Most workers that are replaced because a call does not return even when interrupted. Each of them may cost a core
     * until the service restarts; beyond this number the service goes on with fewer workers.
     */
    @WithDefault("8")
    int abandoned();

    /**
     * Instances of analyzers, by name: which analyzer, with which options, on which pipelines. What is set here cannot be
     * changed on the page or through the API. The instance of an analyzer's own id is the one that runs by default.
     */
    Map<String, Instance> instances();

    /** How one instance of an analyzer is to run. */
    interface Instance {

        /** Id of the analyzer; the instance's own name when it is not set. */
        Optional<String> analyzer();

        /** Whether it runs. */
        @WithDefault("true")
        boolean enabled();

        /** Whether what it finds is kept aside: shown as such on its page, and no finding for anybody else. */
        @WithDefault("false")
        boolean shadow();

        /**
         * Patterns of the pipelines that it looks at, separated by commas: a pipeline's name, or source/pipeline, with * for
         * any characters. Without any it looks at all.
         */
        Optional<List<String>> pipelines();

        /** Its options, by name; see docs/plugin-reference.md. */
        Map<String, String> options();
    }

    /** When a plugin is left alone. */
    Quarantine quarantine();

    /** When a plugin is left alone. */
    interface Quarantine {

        /** Failed calls in a row after which it is. */
        @WithDefault("5")
        int failures();

        /** How long it is the first time; twice as long each time it fails again right after. */
        @WithDefault("1m")
        Duration first();

        /** How long it is at most. */
        @WithDefault("1h")
        Duration longest();
    }
}
