package io.weir.web.graph;

import io.weir.api.pipeline.Edge;
import io.weir.web.chart.Sketch;
import io.weir.web.graph.GraphLayout.Route;
import io.weir.web.graph.Shape.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the ways of edges between boxes that have their places. */
final class Routes {

    private Routes() {}

    static Route forward(Edge edge, Layers layers, Map<String, Point> corners, Shape shape) {
        List<Point> way = new ArrayList<>();
        way.add(exit(corners.getOrDefault(edge.from(), new Point(0, 0)), shape));
        for (Layers.Item holder : layers.holders(edge)) {
            Point corner = corners.getOrDefault(holder.id(), new Point(0, 0));
            double along = shape.across() ? corner.x() : corner.y();
            double sideways = (shape.across() ? corner.y() : corner.x()) + GraphLayout.HOLDER / 2;
            way.add(shape.point(along, sideways));
            way.add(shape.point(along + shape.layerSize(), sideways));
        }
        way.add(entry(corners.getOrDefault(edge.to(), new Point(0, 0)), shape));
        Point label = label(way.getFirst(), way.getLast(), layers.isFork(edge), shape);
        return new Route(edge, curve(way, shape), label.x(), label.y(), false);
    }

    /** Near the arrow's head: there edges of a fork have parted. Below a line that comes from above, else over it. */
    private static Point label(Point from, Point to, boolean fork, Shape shape) {
        if (!shape.across()) {
            return new Point(to.x() + 9, to.y() - 13);
        }
        boolean straight = Math.abs(from.y() - to.y()) < 1 && !fork;
        double x = straight ? (from.x() + to.x()) / 2 - 3 : to.x() - shape.layerGap() * 0.42;
        return new Point(x, to.y() > from.y() + 1 ? to.y() + 17 : to.y() - 8);
    }

    static Route backward(Edge edge, Map<String, Point> corners, Shape shape, double detour) {
        Point from = side(corners.getOrDefault(edge.from(), new Point(0, 0)), shape);
        Point to = side(corners.getOrDefault(edge.to(), new Point(0, 0)), shape);
        Point turnOut = shape.across() ? new Point(from.x(), detour) : new Point(detour, from.y());
        Point turnIn = shape.across() ? new Point(to.x(), detour) : new Point(detour, to.y());
        String path = "M" + text(from) + "C" + text(turnOut) + " " + text(turnIn) + " " + text(to);
        return new Route(edge, path, (turnOut.x() + turnIn.x()) / 2, (turnOut.y() + turnIn.y()) / 2, true);
    }

    private static Point exit(Point corner, Shape shape) {
        return shape.across()
                ? new Point(corner.x() + shape.nodeWidth(), corner.y() + shape.nodeHeight() / 2)
                : new Point(corner.x() + shape.nodeWidth() / 2, corner.y() + shape.nodeHeight());
    }

    private static Point entry(Point corner, Shape shape) {
        return shape.across()
                ? new Point(corner.x(), corner.y() + shape.nodeHeight() / 2)
                : new Point(corner.x() + shape.nodeWidth() / 2, corner.y());
    }

    private static Point side(Point corner, Shape shape) {
        return shape.across()
                ? new Point(corner.x() + shape.nodeWidth() / 2, corner.y() + shape.nodeHeight())
                : new Point(corner.x() + shape.nodeWidth(), corner.y() + shape.nodeHeight() / 2);
    }

    private static String curve(List<Point> way, Shape shape) {
        StringBuilder path = new StringBuilder("M" + text(way.getFirst()));
        for (int i = 1; i < way.size(); i++) {
            Point a = way.get(i - 1);
            Point b = way.get(i);
            Point bendA =
                    shape.across() ? new Point((a.x() + b.x()) / 2, a.y()) : new Point(a.x(), (a.y() + b.y()) / 2);
            Point bendB =
                    shape.across() ? new Point((a.x() + b.x()) / 2, b.y()) : new Point(b.x(), (a.y() + b.y()) / 2);
            path.append('C')
                    .append(text(bendA))
                    .append(' ')
                    .append(text(bendB))
                    .append(' ')
                    .append(text(b));
        }
        return path.toString();
    }

    private static String text(Point point) {
        return Sketch.round(point.x()) + " " + Sketch.round(point.y());
    }
}
