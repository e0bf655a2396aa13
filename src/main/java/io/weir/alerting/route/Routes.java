package io.weir.alerting.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routing tree of one file with its receivers. Immutable. */
public final class Routes {

    private final Route root;
    private final Map<String, List<Target>> receivers;
    private final Set<String> told;
    private final List<String> warnings;

    Routes(Route root, Map<String, List<Target>> receivers, List<String> warnings) {
        this.root = root;
        this.receivers = Map.copyOf(receivers);
        this.told = this.receivers.keySet().stream()
                .filter(name -> !targets(name).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.warnings = List.copyOf(warnings);
    }

    /** The groups that an alert with these labels belongs to; those whose receiver has no address are left out. */
    public List<GroupSlot> slots(Map<String, String> labels) {
        Map<String, GroupSlot> slots = new LinkedHashMap<>();
        for (Route route : root.matching(labels)) {
            if (!targets(route.receiver()).isEmpty()) {
                slots.putIfAbsent(route.key() + '\n' + route.receiver(), route.slot(labels));
            }
        }
        return List.copyOf(slots.values());
    }

    /** Names of the receivers that an alert with these labels goes to, in the order of the file. */
    public List<String> receiversOf(Map<String, String> labels) {
        return root.matching(labels).stream().map(Route::receiver).distinct().toList();
    }

    /** Names of the receivers that have an address. */
    public Set<String> told() {
        return told;
    }

    /** Where a receiver is told; empty when there is no such receiver or it has no address. */
    public List<Target> targets(String receiver) {
        return receivers.getOrDefault(receiver, List.of());
    }

    /** The webhooks among them. */
    public List<Webhook> webhooks(String receiver) {
        return targets(receiver).stream()
                .flatMap(t -> t instanceof Webhook webhook ? Stream.of(webhook) : Stream.empty())
                .toList();
    }

    /** The address of a receiver by its {@link Target#id()}. */
    public Optional<Target> target(String receiver, String id) {
        return targets(receiver).stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** What the file says that is understood but not carried out yet, each with its line. */
    public List<String> warnings() {
        return warnings;
    }
}
