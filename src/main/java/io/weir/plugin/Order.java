package io.weir.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which order analyzers run: each after those it asked for, otherwise by id, so that the order is always the same.
 *
 * @param ids that can run, in order
 * @param circles ids that cannot, because they wait for themselves, each with the way round
 */
record Order(List<String> ids, Map<String, String> circles) {

    /** Sorts; ids that are asked for and not there are ignored. */
    static Order of(Map<String, Set<String>> after) {
        Map<String, String> circles = new LinkedHashMap<>();
        new TreeSet<>(after.keySet()).forEach(id -> wayRound(id, after).ifPresent(way -> circles.put(id, way)));
        TreeMap<String, Set<String>> waiting = new TreeMap<>();
        after.forEach((id, wanted) -> {
            if (!circles.containsKey(id)) {
                waiting.put(id, wanted);
            }
        });
        List<String> ids = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = waiting.entrySet().stream()
                    .filter(e -> e.getValue().stream().noneMatch(waiting::containsKey))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            waiting.remove(next);
            ids.add(next);
        }
        return new Order(List.copyOf(ids), circles);
    }

    private static Optional<String> wayRound(String id, Map<String, Set<String>> after) {
        List<String> path = new ArrayList<>(List.of(id));
        return walk(id, id, after, path, new TreeSet<>()) ? Optional.of(String.join(" -> ", path)) : Optional.empty();
    }

    private static boolean walk(
            String from, String goal, Map<String, Set<String>> after, List<String> path, Set<String> seen) {
        for (String next : new TreeSet<>(after.getOrDefault(from, Set.of()))) {
            path.add(next);
            if (next.equals(goal) || (seen.add(next) && walk(next, goal, after, path, seen))) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }
}
