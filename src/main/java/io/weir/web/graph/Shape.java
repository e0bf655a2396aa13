package io.weir.web.graph;

/**
 * Measures of a drawing, in pixels.
 *
 * @param across whether layers go from left to right; otherwise from top to bottom
 * @param nodeWidth of every box
 * @param nodeHeight of every box
 * @param layerGap between two layers: room for an edge and its label
 * @param siblingGap between two boxes of one layer
 */
public record Shape(boolean across, double nodeWidth, double nodeHeight, double layerGap, double siblingGap) {

    double layerSize() {
        return across ? nodeWidth : nodeHeight;
    }

    double siblingSize() {
        return across ? nodeHeight : nodeWidth;
    }

    /** A place given along the flow and across it, as a point on the canvas. */
    Point point(double along, double sideways) {
        return across ? new Point(along, sideways) : new Point(sideways, along);
    }

    /**
     * A point of the canvas.
     *
     * @param x from the left
     * @param y from the top
     */
    record Point(double x, double y) {}
}
