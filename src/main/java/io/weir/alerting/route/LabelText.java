package io.weir.alerting.route;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Labels as Prometheus writes them. */
final class LabelText {

    private LabelText() {}

    static String of(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(l -> l.getKey() + "=\"" + escaped(l.getValue()) + '"')
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
