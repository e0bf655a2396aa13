package io.weir.api.adapter;

import io.weir.api.Plugin;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Knows one engine: maps its metrics to signals, its configuration to settings, and a setting back to its syntax.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>Called on a worker thread, never on an event loop; several calls may run at once on one instance.
 *   <li>Arguments are never null and never change during a call.
 *   <li>A call that takes longer than the host's deadline is interrupted and counts as failed.
 *   <li>What it throws is caught, counted and shown on the Plugins page; nobody else is hurt.
 *   <li>It must be a pure function: no I/O, no clock, no state between calls.
 * </ol>
 */
public interface Adapter extends Plugin {

    /** The engine it knows, such as {@code rsyslog}; the same as {@link io.weir.api.pipeline.Pipeline#engine()}. */
    String engine();

    /**
     * The pipelines that it sees in the window; empty when the window is not of its engine. Signals that the engine
     * cannot give are left out, never invented. The result does not depend on the order of the series.
     */
    List<Observation> observe(NativeWindow window);

    /**
     * How an operator writes the setting in the engine's own configuration.
     *
     * @param setting as this adapter returned it
     * @param to the new value, in the engine's unit
     * @return one or more lines, or empty when the engine has no such syntax
     */
    default Optional<String> patch(Setting setting, String to) {
        return Optional.empty();
    }
}
