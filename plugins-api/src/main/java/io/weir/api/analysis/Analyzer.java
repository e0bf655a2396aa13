package io.weir.api.analysis;

import io.weir.api.Plugin;
import java.util.Set;

/**
 * Looks at a window of signals and says what it finds.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>Called on a worker thread, never on an event loop; several calls may run at once on one instance.
 *   <li>Called about once per analysis period for each pipeline, and by the command line for a recording.
 *   <li>The window is never null, is complete, and never changes.
 *   <li>A call that takes longer than the host's deadline is interrupted and counts as failed; after repeated failure
 *       the host stops calling for a while and shows so on the Plugins page.
 *   <li>What it throws is caught; nobody else is hurt.
 *   <li>It must be a pure function: the same window gives an equal verdict. No I/O, no clock, no state, no randomness
 *       but with a fixed seed.
 * </ol>
 */
public interface Analyzer extends Plugin {

    /** Looks at the window. Must not return null, nor findings about stages that the window does not have. */
    Verdict analyze(Window window);

    /**
     * Ids of the analyzers whose findings it wants to see in {@link Window#findings()}; those that are not installed
     * are ignored. A circle is refused by the host.
     */
    default Set<String> after() {
        return Set.of();
    }
}
