package io.weir.web.graph;

import io.weir.api.pipeline.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts stages into layers, upstream first. An edge that skips layers gets a place holder in each of them, so that it
 * is led around the boxes; an edge that closes a circle (a retry) is kept apart.
 */
final class Layers {

    private final List<List<Item>> layers = new ArrayList<>();
    private final Map<Edge, List<Item>> holders = new HashMap<>();
    private final Set<Edge> backward = new HashSet<>();

    /**
     * Something that takes room in a layer.
     *
     * @param id of the stage, or of the edge that passes
     * @param stage whether it is a stage rather than a place holder
     */
    record Item(String id, boolean stage) {}

    Layers(List<String> ids, List<Edge> edges) {
        findBackward(ids, edges);
        List<Edge> forward = edges.stream().filter(e -> !backward.contains(e)).toList();
        Map<String, Integer> layerOf = longestPaths(ids, forward);
        ids.forEach(id -> layer(layerOf.getOrDefault(id, 0)).add(new Item(id, true)));
        forward.forEach(e -> hold(e, layerOf.getOrDefault(e.from(), 0), layerOf.getOrDefault(e.to(), 0)));
        order(forward);
    }

    List<List<Item>> layers() {
        return layers;
    }

    boolean isBackward(Edge edge) {
        return backward.contains(edge);
    }

    /** Whether other edges leave the same stage. */
    boolean isFork(Edge edge) {
        return holders.keySet().stream()
                        .filter(e -> e.from().equals(edge.from()))
                        .count()
                > 1;
    }

    /** Place holders of an edge, upstream first. */
    List<Item> holders(Edge edge) {
        return holders.getOrDefault(edge, List.of());
    }

    private List<Item> layer(int index) {
        while (layers.size() <= index) {
            layers.add(new ArrayList<>());
        }
        return layers.get(index);
    }

    private void findBackward(List<String> ids, List<Edge> edges) {
        Set<String> done = new HashSet<>();
        for (String id : ids) {
            visit(id, edges, new HashSet<>(), done);
        }
    }

    private void visit(String id, List<Edge> edges, Set<String> open, Set<String> done) {
        if (!done.add(id)) {
            return;
        }
        open.add(id);
        for (Edge edge : edges) {
            if (edge.from().equals(id)) {
                if (open.contains(edge.to())) {
                    backward.add(edge);
                } else {
                    visit(edge.to(), edges, open, done);
                }
            }
        }
        open.remove(id);
    }

    private static Map<String, Integer> longestPaths(List<String> ids, List<Edge> forward) {
        Map<String, Integer> layerOf = new HashMap<>();
        for (int round = 0; round < ids.size(); round++) {
            for (Edge edge : forward) {
                layerOf.merge(edge.to(), layerOf.getOrDefault(edge.from(), 0) + 1, Math::max);
            }
        }
        return layerOf;
    }

    private void hold(Edge edge, int from, int to) {
        List<Item> held = new ArrayList<>();
        for (int i = from + 1; i < to; i++) {
            Item item = new Item(edge.from() + ">" + edge.to() + "@" + i, false);
            layer(i).add(item);
            held.add(item);
        }
        holders.put(edge, held);
    }

    /** Puts each item near the middle of what it comes from, so that edges seldom cross. */
    private void order(List<Edge> forward) {
        for (int i = 1; i < layers.size(); i++) {
            Map<String, Double> place = new HashMap<>();
            List<Item> before = layers.get(i - 1);
            for (Item item : layers.get(i)) {
                place.put(item.id(), meanPlace(item, before, forward));
            }
            layers.get(i).sort(Comparator.comparingDouble(item -> place.getOrDefault(item.id(), 0.0)));
        }
    }

    private double meanPlace(Item item, List<Item> before, List<Edge> forward) {
        double sum = 0;
        int n = 0;
        for (int p = 0; p < before.size(); p++) {
            if (leads(before.get(p), item, forward)) {
                sum += p - (before.size() - 1) / 2.0;
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    private boolean leads(Item from, Item to, List<Edge> forward) {
        for (Edge edge : forward) {
            List<Item> way = new ArrayList<>(List.of(new Item(edge.from(), true)));
            way.addAll(holders(edge));
            way.add(new Item(edge.to(), true));
            int at = way.indexOf(from);
            if (at >= 0 && at + 1 < way.size() && way.get(at + 1).equals(to)) {
                return true;
            }
        }
        return false;
    }
}
