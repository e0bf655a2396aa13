package io.weir.api.notice;

import io.weir.api.Experimental;
import io.weir.api.Plugin;

/**
 * Tells a receiver of alerts. It is named in the routing file, by its id:
 *
 * <pre>{@code
 * receivers:
 *   - name: operators
 *     plugin_configs:
 *       - notifier: acme-chat
 *         options: {room: ops}
 * }</pre>
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>The host makes one instance of the class, through its public constructor without arguments, and asks
 *       {@link #descriptor} and {@link #defaults} once.
 *   <li>Called on a worker thread, never on an event loop; it may block. Several calls may run at once on one instance.
 *   <li>Grouping, waiting and repeating are done before: each call is one notice for one receiver.
 *   <li>A notice is delivered at least once: it is kept in the database until the call has returned {@link Delivery.Taken},
 *       and after a restart at the wrong moment it comes once more, with the same {@link Notice#id}. Notices of one group come
 *       in order.
 *   <li>A call that takes longer than the host's deadline (5 s unless configured) is interrupted and counts as failed. One that
 *       fails, by deadline or by throwing, is tried again as {@link Delivery.Later} is; after repeated failure the host stops
 *       calling for a while, and notices wait.
 *   <li>Options are complete and within their ranges; a notice whose options are not is given up with the reason.
 * </ol>
 *
 * @param <C> the options: a record whose components are annotated with {@link io.weir.api.config.Option}
 */
@Experimental
public interface Notifier<C extends Record> extends Plugin {

    /** The options with the values that hold when nothing is configured. Never null. */
    C defaults();

    /** Tries once to deliver the notice. */
    Delivery send(Notice notice, C options);
}
