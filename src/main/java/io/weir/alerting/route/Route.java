package io.weir.alerting.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A node of the routing tree; what it does not say itself it has from its parent.
 *
 * @param key its path in the tree, as in Alertmanager's group keys
 * @param matchers all must match
 * @param receiver name of who is told
 * @param groupBy labels that alerts of one group share
 * @param groupByAll whether they share all labels
 * @param timing of its groups
 * @param goOn whether later siblings may match too
 * @param routes children; the first that matches wins
 */
record Route(
        String key,
        List<Matcher> matchers,
        String receiver,
        Set<String> groupBy,
        boolean groupByAll,
        Timing timing,
        boolean goOn,
        List<Route> routes) {

    Route {
        matchers = List.copyOf(matchers);
        groupBy = Set.copyOf(groupBy);
        routes = List.copyOf(routes);
    }

    /**
     * When a group is told of.
     *
     * @param groupWait before its first notice
     * @param groupInterval between looks at it
     * @param repeatInterval before the same is said again
     */
    record Timing(Duration groupWait, Duration groupInterval, Duration repeatInterval) {

        static final Timing DEFAULT = new Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));
    }

    /** The deepest routes that match; empty when this one does not. */
    List<Route> matching(Map<String, String> labels) {
        if (!matchers.stream().allMatch(m -> m.matches(labels))) {
            return List.of();
        }
        List<Route> found = new ArrayList<>();
        for (Route child : routes) {
            List<Route> deeper = child.matching(labels);
            found.addAll(deeper);
            if (!deeper.isEmpty() && !child.goOn) {
                break;
            }
        }
        return found.isEmpty() ? List.of(this) : found;
    }

    /** The group that an alert with these labels belongs to. */
    GroupSlot slot(Map<String, String> labels) {
        Map<String, String> shared = new TreeMap<>(labels);
        if (!groupByAll) {
            shared.keySet().retainAll(groupBy);
        }
        return new GroupSlot(
                key + ":" + LabelText.of(shared),
                receiver,
                shared,
                timing.groupWait(),
                timing.groupInterval(),
                timing.repeatInterval());
    }
}
