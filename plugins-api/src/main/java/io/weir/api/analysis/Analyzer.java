package io.weir.api.analysis;

import io.weir.api.Plugin;
import java.util.Set;

/**
 * Looks at a window of signals and says what it finds.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>The host makes one instance of the class, through its public constructor without arguments, and asks
 *       {@link #descriptor} and {@link #after} once.
 *   <li>Calls come on a worker thread, never on an event loop; several at once on one instance. The thread's context class
 *       loader is the plugin's own.
 *   <li>Called about once per analysis period for each pipeline that an instance of the analyzer covers, and by the command
 *       line for a recording.
 *   <li>The window is never null, is complete, and never changes. It holds the signals that the descriptor requires.
 *   <li>{@link Window#findings} holds what the analyzers named in {@link #after} said of this very window, and nothing else.
 *   <li>A call that takes longer than the host's deadline (5 s unless configured) is interrupted and counts as failed; one
 *       that goes on all the same is left behind, and the analyzer is not called until it has come back.
 *   <li>What it throws is caught, errors included; nobody else is hurt. After repeated failure the host stops calling for a
 *       while and shows so on the Plugins page.
 *   <li>What it returns is checked: not null, at most 200 findings, finite numbers, stages that the pipeline has, texts
 *       that can be stored, codes that the descriptor names (when it names some). Otherwise the call counts as failed, and
 *       nothing of it is kept.
 *   <li>When its jar is replaced or removed, calls that run are finished on the old classes; none begins on them.
 *   <li>It must be a pure function: the same window gives an equal verdict. No I/O, no clock, no state, no randomness but
 *       with a fixed seed. The end of the window is now.
 *   <li>What it returns with {@link Verdict#remembering} comes back in {@link Window#memory} when the same instance of the
 *       analyzer next looks at the same pipeline, after a restart and on another replica too, if it {@link #remembers}. A
 *       verdict without a memory forgets it; one that needs something leaves it as it was. Of another version of the plugin
 *       nothing comes back. A call that throws on a memory has it forgotten, so that the next begins anew; one that is too
 *       late does not.
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

    /** Whether it has memories: only then does the host look for them and keep them. Asked once. */
    default boolean remembers() {
        return false;
    }
}
