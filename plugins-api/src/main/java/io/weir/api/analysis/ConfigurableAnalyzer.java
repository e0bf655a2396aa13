package io.weir.api.analysis;

/**
 * An analyzer with options. It may run several times side by side, each time under a name of its own with other values and
 * for other pipelines.
 *
 * <p>Guarantees, beside those of {@link Analyzer}:
 *
 * <ol>
 *   <li>{@link #defaults} is called once, when the plugin is loaded.
 *   <li>A configuration is complete and within the ranges that its {@link io.weir.api.config.Option}s say; values that are
 *       not are refused before they come here.
 *   <li>A change of the configuration takes effect from one call to the next, never within one.
 * </ol>
 *
 * @param <C> the options: a record whose components are annotated with {@link io.weir.api.config.Option}
 */
public interface ConfigurableAnalyzer<C extends Record> extends Analyzer {

    /** The options with the values that hold when nothing is configured. Never null. */
    C defaults();

    /** Looks at the window, as {@link Analyzer#analyze(Window)} does, with these options. */
    Verdict analyze(Window window, C configuration);

    /** With the defaults. */
    @Override
    default Verdict analyze(Window window) {
        return analyze(window, defaults());
    }
}
