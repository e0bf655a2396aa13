package io.weir.api.payload;

import io.weir.api.Experimental;
import io.weir.api.Plugin;
import java.util.List;

/**
 * Turns the bytes of one format into reports.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>The host makes one instance of the class, through its public constructor without arguments, and asks
 *       {@link #descriptor} and {@link #format} once.
 *   <li>Called on a worker thread, never on an event loop; several calls may run at once on one instance.
 *   <li>Messages of a topic whose configured format is this one ({@code weir.ingest.topics."TOPIC".format}) come to
 *       {@link #decode} without being asked for. Messages of topics that carry any format come to {@link #recognises} first,
 *       and only those that no format of Weir's own recognises.
 *   <li>The message is never null, never empty, unpacked, within the configured size, and does not change during a call.
 *   <li>A message may come again: after a restart, when nobody knows whether it was stored. The same message must give equal
 *       reports; what is stored already is not stored twice.
 *   <li>A call that takes longer than the host's deadline (5 s unless configured) is interrupted and counts as failed. The
 *       message becomes a dead letter with the reason; so it does when the call throws anything but
 *       {@link UndecodablePayloadException}, or returns what the contract forbids.
 *   <li>After repeated failure the host stops calling for a while; messages then become dead letters that can be sent again,
 *       and the partition goes on.
 *   <li>It must be a pure function: no I/O, no clock, no state between calls.
 * </ol>
 */
@Experimental
public interface PayloadDecoder extends Plugin {

    /** Name of the format in configuration, such as {@code acme-json}: lower-case letters, digits and hyphens. */
    String format();

    /**
     * Whether the bytes look like this format. Must be cheap and must not throw; the bytes may be cut off after 1 MiB. Unless
     * overridden the format is never recognised, and is used where it is configured.
     */
    default boolean recognises(Message message) {
        return false;
    }

    /**
     * The reports in the message; empty when it is valid and holds none. At most a million samples.
     *
     * @throws UndecodablePayloadException when the message is not of the format; nothing of it is then used
     */
    List<Report> decode(Message message) throws UndecodablePayloadException;
}
