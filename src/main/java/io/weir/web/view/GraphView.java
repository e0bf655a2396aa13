package io.weir.web.view;

import io.weir.web.chart.Sketch;
import io.weir.web.graph.GraphLayout;
import io.weir.web.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a pipeline, ready to be drawn.
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param boxWidth of every node
 * @param boxHeight of every node
 * @param fillRoom length of a fill bar when the queue is full
 * @param nodes the stages
 * @param edges between them
 */
public record GraphView(
        String width,
        String height,
        String boxWidth,
        String boxHeight,
        String fillRoom,
        List<Node> nodes,
        List<Line> edges) {

    /** Room left and right within a node, together. */
    static final double PADDING = 24;

    /** Mean width of a letter of a name where the reader's font is a wide one. */
    private static final double WIDEST = 8.6;

    private static final int FIRST_LINE = 67;
    private static final int LINE = 17;

    /**
     * A stage.
     *
     * @param x left edge
     * @param y upper edge
     * @param name as much of the name as fits
     * @param stage what it shows
     * @param lines its numbers
     * @param fillWidth how far the fill bar reaches, in pixels, or null without one
     */
    public record Node(
            String x,
            String y,
            String name,
            StageView stage,
            List<Text> lines,
            @Nullable String fillWidth) {}

    /**
     * A line of text in a node.
     *
     * @param y base line, from the upper edge of the node
     * @param text what it says
     * @param loss whether it tells of events that are lost
     */
    public record Text(int y, String text, boolean loss) {}

    /**
     * An edge.
     *
     * @param path as SVG writes it
     * @param labelX middle of the label
     * @param labelY middle of the label
     * @param label rate of the events, or empty
     * @param weight 1 to 4: how much of the pipeline's stream it carries
     * @param backward whether it leads upstream
     */
    public record Line(String path, String labelX, String labelY, String label, int weight, boolean backward) {}

    static Node node(GraphLayout.Box box, StageView stage, Shape shape, double fill) {
        double room = shape.nodeWidth() - PADDING;
        return new Node(
                Sketch.round(box.x()),
                Sketch.round(box.y()),
                shorten(stage.name(), (int) (room / WIDEST)),
                stage,
                lines(stage),
                Double.isNaN(fill) ? null : Sketch.round(Math.max(fill * room, fill > 0 ? 2 : 0)));
    }

    private static List<Text> lines(StageView stage) {
        List<Text> lines = new ArrayList<>();
        int most = stage.loss().isEmpty() ? 2 : 1;
        stage.facts().stream().limit(most).forEach(fact -> lines.add(new Text(y(lines), fact, false)));
        if (!stage.loss().isEmpty()) {
            lines.add(new Text(y(lines), stage.loss(), true));
        }
        return lines;
    }

    private static int y(List<Text> lines) {
        return FIRST_LINE + LINE * lines.size();
    }

    /** Cuts the middle out of a name that is too long: its end often tells more than its middle. */
    static String shorten(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        int tail = most / 3;
        return name.substring(0, most - tail - 1).stripTrailing() + "…" + name.substring(name.length() - tail);
    }
}
