package io.weir.alerting.route;

import io.weir.file.YamlMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells apart what Weir carries out, what it will one day, and what nobody knows. */
final class NotYet {

    private NotYet() {}

    /** Refuses unknown keys and notes those that have no effect yet. */
    static void check(YamlMap map, Set<String> known, Set<String> notYet, List<String> warnings) {
        Set<String> all = new HashSet<>(known);
        all.addAll(notYet);
        map.allowOnly(all);
        notYet.stream()
                .filter(map::has)
                .sorted()
                .forEach(key ->
                        warnings.add("line " + map.lineOf(key) + ", " + key + ": not supported yet, without effect"));
    }
}
