package io.weir.declared;

import io.weir.api.pipeline.Signal;
import io.weir.file.YamlMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values of which a file may name one. */
final class Choices {

    private Choices() {}

    /** One of an enumeration's names in lower case; empty when the key is missing. */
    static <E extends Enum<E>> Optional<E> optional(YamlMap map, String key, Class<E> type) {
        return map.text(key)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(e -> name(e).equals(text))
                        .findFirst()
                        .orElseThrow(() -> map.fault(key, "'" + text + "' must be one of " + names(type))));
    }

    static <E extends Enum<E>> E required(YamlMap map, String key, Class<E> type) {
        return optional(map, key, type).orElseThrow(() -> map.fault(key, "must be given here, one of " + names(type)));
    }

    /** A signal by its id, such as {@code pipeline.queue.size}. */
    static Signal signal(YamlMap map, String key, String id) {
        return Arrays.stream(Signal.values())
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> map.fault(key, "there is no signal '" + id + "'; there are " + signals()));
    }

    private static String signals() {
        return Arrays.stream(Signal.values()).map(Signal::id).collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choices::name).collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
