package io.weir.web.graph;

import io.weir.api.pipeline.Edge;
import io.weir.web.graph.Shape.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where boxes and edges of a pipeline are drawn.
 *
 * @param width of the canvas, in pixels
 * @param height of the canvas, in pixels
 * @param boxes one per stage, in the order of the stages
 * @param routes one per edge, in the order of the edges
 */
public record GraphLayout(double width, double height, List<Box> boxes, List<Route> routes) {

    private static final double MARGIN = 12;
    static final double HOLDER = 26;
    private static final double DETOUR = 30;

    /**
     * The box of a stage.
     *
     * @param id of the stage
     * @param x left edge
     * @param y upper edge
     */
    public record Box(String id, double x, double y) {}

    /**
     * The way of an edge.
     *
     * @param edge whose
     * @param path as SVG writes it
     * @param labelX where its label is centred; drawn from top to bottom, where it begins
     * @param labelY base line of its label
     * @param backward whether it leads upstream, as a retry does
     */
    public record Route(Edge edge, String path, double labelX, double labelY, boolean backward) {}

    /** Lays out stages and edges. */
    public static GraphLayout of(List<String> ids, List<Edge> edges, Shape shape) {
        Layers layers = new Layers(ids, edges);
        double extent = layers.layers().stream()
                .mapToDouble(l -> extent(l, shape))
                .max()
                .orElse(0);
        Map<String, Point> corners = place(layers, shape, extent);
        boolean detour = edges.stream().anyMatch(layers::isBackward);
        Point end = shape.point(
                2 * MARGIN + layers.layers().size() * (shape.layerSize() + shape.layerGap()) - shape.layerGap(),
                2 * MARGIN + extent + (detour ? DETOUR : 0));
        List<Box> boxes = ids.stream()
                .map(id -> box(id, corners.getOrDefault(id, new Point(0, 0))))
                .toList();
        List<Route> routes = new ArrayList<>();
        for (Edge edge : edges) {
            routes.add(
                    layers.isBackward(edge)
                            ? Routes.backward(edge, corners, shape, MARGIN + extent + DETOUR - 8)
                            : Routes.forward(edge, layers, corners, shape));
        }
        return new GraphLayout(end.x(), end.y(), boxes, routes);
    }

    private static Box box(String id, Point corner) {
        return new Box(id, corner.x(), corner.y());
    }

    private static double extent(List<Layers.Item> layer, Shape shape) {
        double sum = layer.stream().mapToDouble(item -> size(item, shape)).sum();
        return sum + Math.max(0, layer.size() - 1) * shape.siblingGap();
    }

    private static double size(Layers.Item item, Shape shape) {
        return item.stage() ? shape.siblingSize() : HOLDER;
    }

    private static Map<String, Point> place(Layers layers, Shape shape, double extent) {
        Map<String, Point> corners = new HashMap<>();
        double along = MARGIN;
        for (List<Layers.Item> layer : layers.layers()) {
            double sideways = MARGIN + (extent - extent(layer, shape)) / 2;
            for (Layers.Item item : layer) {
                corners.put(item.id(), shape.point(along, sideways));
                sideways += size(item, shape) + shape.siblingGap();
            }
            along += shape.layerSize() + shape.layerGap();
        }
        return corners;
    }
}
