package io.weir.web.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.pipeline.Edge;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {

    private static final Shape ACROSS = new Shape(true, 100, 50, 40, 20);
    private static final Shape DOWN = new Shape(false, 100, 50, 40, 20);

    @Test
    void aChainStandsInARow() {
        GraphLayout layout = GraphLayout.of(List.of("a", "b", "c"), chain("a", "b", "c"), ACROSS);

        assertThat(layout.boxes()).extracting(GraphLayout.Box::x).containsExactly(12.0, 152.0, 292.0);
        assertThat(layout.boxes()).extracting(GraphLayout.Box::y).containsOnly(12.0);
        assertThat(layout.width()).isEqualTo(404);
        assertThat(layout.height()).isEqualTo(74);
    }

    @Test
    void onNarrowScreensItStandsInAColumn() {
        GraphLayout layout = GraphLayout.of(List.of("a", "b"), chain("a", "b"), DOWN);

        assertThat(layout.boxes()).extracting(GraphLayout.Box::x).containsOnly(12.0);
        assertThat(layout.boxes()).extracting(GraphLayout.Box::y).containsExactly(12.0, 102.0);
    }

    @Test
    void branchesStandSideBySideWithTheirSourceInTheMiddle() {
        List<Edge> fork = List.of(new Edge("a", "b"), new Edge("a", "c"));

        GraphLayout layout = GraphLayout.of(List.of("a", "b", "c"), fork, ACROSS);

        assertThat(layout.boxes()).extracting(GraphLayout.Box::y).containsExactly(47.0, 12.0, 82.0);
    }

    @Test
    void anEdgeThatSkipsALayerIsLedAroundTheBox() {
        List<Edge> edges = List.of(new Edge("a", "b"), new Edge("b", "c"), new Edge("a", "c"));

        GraphLayout layout = GraphLayout.of(List.of("a", "b", "c"), edges, ACROSS);

        assertThat(layout.routes().get(2).path().chars().filter(c -> c == 'C').count())
                .isEqualTo(3);
        assertThat(layout.height()).isGreaterThan(74);
    }

    @Test
    void aRetryLeadsBackBelow() {
        List<Edge> edges = List.of(new Edge("a", "b"), new Edge("b", "a"));

        GraphLayout layout = GraphLayout.of(List.of("a", "b"), edges, ACROSS);

        assertThat(layout.routes()).extracting(GraphLayout.Route::backward).containsExactly(false, true);
        assertThat(layout.boxes()).extracting(GraphLayout.Box::x).containsExactly(12.0, 152.0);
        assertThat(layout.height()).isEqualTo(104);
    }

    @Test
    void oneStageAloneIsAllRight() {
        assertThat(GraphLayout.of(List.of("a"), List.of(), ACROSS).boxes()).hasSize(1);
    }

    private static List<Edge> chain(String... ids) {
        return IntStream.range(1, ids.length)
                .mapToObj(i -> new Edge(ids[i - 1], ids[i]))
                .toList();
    }
}
