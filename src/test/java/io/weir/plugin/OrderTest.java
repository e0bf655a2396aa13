package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which order analyzers run. */
class OrderTest {

    @Test
    void withoutWishesItIsByName() {
        Order order = Order.of(Map.of("b", Set.of(), "a", Set.of(), "c", Set.of()));

        assertThat(order.ids()).containsExactly("a", "b", "c");
    }

    @Test
    void eachRunsAfterThoseItAskedFor() {
        Order order = Order.of(Map.of("a", Set.of("c"), "b", Set.of("a"), "c", Set.of()));

        assertThat(order.ids()).containsExactly("c", "a", "b");
    }

    @Test
    void whoIsNotThereIsIgnored() {
        assertThat(Order.of(Map.of("a", Set.of("absent"))).ids()).containsExactly("a");
    }

    @Test
    void whoWaitsForItselfIsLeftOut() {
        Order order = Order.of(Map.of("a", Set.of("a"), "b", Set.of()));

        assertThat(order.ids()).containsExactly("b");
        assertThat(order.circles()).containsEntry("a", "a -> a");
    }

    @Test
    void whoWaitsForACircleButIsNotInItRuns() {
        Order order = Order.of(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b")));

        assertThat(order.ids()).containsExactly("a");
        assertThat(order.circles()).containsOnlyKeys("b", "c").containsEntry("b", "b -> c -> b");
    }
}
