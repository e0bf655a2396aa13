package io.weir.api.adapter;

import java.util.Map;
import java.util.Optional;

/**
 * The engine's configuration, as far as it was handed in.
 *
 * @param text the document as it was written; empty when there is none
 * @param values the same flattened: JSON and properties as {@code path.to.key -> value}, a list as {@code key[0]};
 *     empty when the document is in a syntax of the engine's own, which the adapter reads from {@code text}
 */
public record NativeSettings(String text, Map<String, String> values) {

    /** Nothing is known of the configuration. */
    public static final NativeSettings NONE = new NativeSettings("", Map.of());

    /** Copies the map. */
    public NativeSettings {
        values = Map.copyOf(values);
    }

    /** The value of a key, or of the first key that ends in {@code .key}. */
    public Optional<String> find(String key) {
        String exact = values.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        return values.entrySet().stream()
                .filter(e -> e.getKey().endsWith("." + key))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether anything was handed in. */
    public boolean isEmpty() {
        return text.isBlank() && values.isEmpty();
    }
}
