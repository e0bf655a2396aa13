package io.weir.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which attributes make a source. They must stay the same when the source starts anew, and differ between two that run
 * at once: the first keeps series whole, the second keeps them apart.
 *
 * <p>An instance id may be either: a random UUID (version 4) is drawn at every start, while {@code host:port} or a name
 * stays. So random ones are left out unless asked for.
 *
 * @param attributes names that count, most telling first
 * @param randomInstanceIds whether {@code service.instance.id} counts even when it is a random UUID: needed where
 *     several instances of one service run on one host and nothing else tells them apart
 */
public record IdentityRules(List<String> attributes, boolean randomInstanceIds) {

    /** What counts unless configured otherwise. */
    public static final IdentityRules DEFAULT = new IdentityRules(
            List.of(
                    "service.namespace",
                    "service.name",
                    "service.instance.id",
                    "deployment.environment.name",
                    "host.name",
                    "k8s.cluster.name",
                    "k8s.namespace.name",
                    "k8s.pod.name",
                    "k8s.container.name",
                    "container.name"),
            false);

    private static final String INSTANCE = "service.instance.id";
    private static final Pattern RANDOM_UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
    private static final List<String> PLACES =
            List.of("k8s.pod.name", "container.name", "host.name", INSTANCE, "k8s.container.name");

    /** Copies the list. */
    public IdentityRules {
        attributes = List.copyOf(attributes);
    }

    /**
     * Who sent this resource. When it has none of the attributes that count, all of them count; when it has none at all,
     * the message tells.
     */
    public SourceIdentity ofResource(Map<String, String> resource, Payload payload) {
        Map<String, String> identity = new TreeMap<>();
        for (String key : attributes) {
            String value = resource.get(key);
            if (value != null && !value.isEmpty() && counts(key, value)) {
                identity.put(key, value);
            }
        }
        if (!identity.isEmpty()) {
            return new SourceIdentity(name(identity), identity);
        }
        return resource.isEmpty() ? ofMessage(payload) : new SourceIdentity(name(new TreeMap<>(resource)), resource);
    }

    /** Who sent a message whose format does not tell: its key, or else its topic, stands for the source. */
    public SourceIdentity ofMessage(Payload payload) {
        String key = payload.key();
        if (key == null || key.isEmpty()) {
            return new SourceIdentity(payload.topic(), Map.of("message.topic", payload.topic()));
        }
        return new SourceIdentity(key, Map.of("message.topic", payload.topic(), "message.key", key));
    }

    /** Stands for {@link #ofMessage}, as long as only key and topic tell. */
    public static long hashOfMessage(Payload payload) {
        String key = payload.key();
        long topic = Hash64.of(payload.topic());
        return key == null || key.isEmpty() ? topic : Hash64.mix(topic, Hash64.of(key));
    }

    private boolean counts(String key, String value) {
        return randomInstanceIds
                || !key.equals(INSTANCE)
                || !RANDOM_UUID.matcher(value).matches();
    }

    private static String name(Map<String, String> identity) {
        String service = identity.get("service.name");
        if (service == null) {
            return place(identity, String.join(" ", identity.values()));
        }
        String namespace = identity.get("service.namespace");
        String place = place(identity, "");
        return (namespace == null ? "" : namespace + "/") + service + (place.isEmpty() ? "" : "@" + place);
    }

    private static String place(Map<String, String> identity, String otherwise) {
        return PLACES.stream()
                .map(identity::get)
                .filter(v -> v != null && !v.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }
}
