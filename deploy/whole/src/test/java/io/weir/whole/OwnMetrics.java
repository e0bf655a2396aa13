package io.weir.whole;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the service says of itself, in Prometheus' text format.
 *
 * @param values by name with labels, as written
 */
record OwnMetrics(Map<String, Double> values) {

    static OwnMetrics parse(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith("#") && space > 0) {
                values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        }
        return new OwnMetrics(values);
    }

    /** The sum of all series of a name that have the label's value. */
    double of(String name, String label, String value) {
        String pair = label + "=\"" + value + "\"";
        return named(name)
                .filter(e -> e.getKey().contains(pair))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The sum of all series of a name. */
    double of(String name) {
        return named(name).mapToDouble(Map.Entry::getValue).sum();
    }

    private Stream<Map.Entry<String, Double>> named(String name) {
        return values.entrySet().stream()
                .filter(e -> e.getKey().equals(name) || e.getKey().startsWith(name + "{"));
    }
}
