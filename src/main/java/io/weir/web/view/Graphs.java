package io.weir.web.view;

import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.Stage;
import io.weir.web.chart.Sketch;
import io.weir.web.format.Format;
import io.weir.web.graph.GraphLayout;
import io.weir.web.graph.Shape;
import io.weir.web.read.StageNumbers;
import java.util.List;
import java.util.Map;

/** Draws the stages of a pipeline, once from left to right and once, for narrow screens, from top to bottom. */
final class Graphs {

    private static final Shape ACROSS = new Shape(true, 186, 106, 58, 30);
    private static final Shape DOWN = new Shape(false, 232, 106, 46, 14);
    private static final Shape DOWN_NARROW = new Shape(false, 138, 106, 46, 12);

    private final Pipeline pipeline;
    private final Map<String, StageView> views;
    private final Map<String, StageNumbers> numbers;

    Graphs(Pipeline pipeline, Map<String, StageView> views, Map<String, StageNumbers> numbers) {
        this.pipeline = pipeline;
        this.views = views;
        this.numbers = numbers;
    }

    GraphView across() {
        return draw(ACROSS);
    }

    GraphView down() {
        boolean branches = pipeline.stages().stream()
                .anyMatch(s -> pipeline.downstream(s.id()).size() > 1
                        || pipeline.upstream(s.id()).size() > 1);
        return draw(branches ? DOWN_NARROW : DOWN);
    }

    private GraphView draw(Shape shape) {
        List<String> ids = pipeline.stages().stream().map(Stage::id).toList();
        GraphLayout layout = GraphLayout.of(ids, pipeline.edges(), shape);
        double most = pipeline.edges().stream()
                .mapToDouble(this::rate)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return new GraphView(
                Sketch.round(layout.width()),
                Sketch.round(layout.height()),
                Sketch.round(shape.nodeWidth()),
                Sketch.round(shape.nodeHeight()),
                Sketch.round(shape.nodeWidth() - GraphView.PADDING),
                layout.boxes().stream().map(box -> node(box, shape)).toList(),
                layout.routes().stream().map(route -> line(route, most)).toList());
    }

    private GraphView.Node node(GraphLayout.Box box, Shape shape) {
        StageView view = views.get(box.id());
        StageNumbers n = numbers.get(box.id());
        if (view == null || n == null) {
            throw new IllegalStateException("no view of stage " + box.id());
        }
        return GraphView.node(box, view, shape, n.fill());
    }

    private GraphView.Line line(GraphLayout.Route route, double most) {
        double rate = rate(route.edge());
        int weight = most > 0 && rate > 0 ? (int) Math.clamp(Math.ceil(rate / most * 4), 1, 4) : 1;
        return new GraphView.Line(
                route.path(),
                Sketch.round(route.labelX()),
                Sketch.round(route.labelY()),
                Double.isNaN(rate) ? "" : Format.value(rate, "{event}/s"),
                weight,
                route.backward());
    }

    /** What flows along an edge: of a fork, only the far end can tell. */
    private double rate(Edge edge) {
        double in = mean(edge.to(), Signal.IN);
        double out = mean(edge.from(), Signal.OUT);
        boolean fork = pipeline.downstream(edge.from()).size() > 1;
        return fork || Double.isNaN(out) ? in : out;
    }

    private double mean(String stage, Signal signal) {
        StageNumbers n = numbers.get(stage);
        return n == null ? Double.NaN : n.mean(signal);
    }
}
