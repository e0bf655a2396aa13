package io.weir.alerting.route;

import java.time.Duration;
import java.util.Map;

/**
 * A group that an alert belongs to, whether it exists yet or not.
 *
 * @param key its identity together with the receiver, as in Alertmanager
 * @param receiver name of who is told
 * @param labels that its alerts share by {@code group_by}
 * @param groupWait before its first notice
 * @param groupInterval between looks at it
 * @param repeatInterval before the same is said again
 */
public record GroupSlot(
        String key,
        String receiver,
        Map<String, String> labels,
        Duration groupWait,
        Duration groupInterval,
        Duration repeatInterval) {

    /** Copies the labels. */
    public GroupSlot {
        labels = Map.copyOf(labels);
    }
}
