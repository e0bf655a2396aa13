package io.weir.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.common.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTest {

    private final List<String> diary = new ArrayList<>();
    private final FakePart first = new FakePart("first", diary, false);
    private final FakePart second = new FakePart("second", diary, false);
    private final FakePart broken = new FakePart("broken", diary, true);

    @Test
    void stopsInTheOppositeOrder() {
        Stack stack = new Stack(List.of(first, second));
        stack.start();

        stack.stop();

        assertThat(diary).containsExactly("start first", "start second", "stop second", "stop first");
    }

    @Test
    void whatUsesThePartsEndsBeforeThem() {
        Stack stack = new Stack(List.of(first));
        stack.start();
        stack.stopFirst(() -> diary.add("end user"));

        stack.stop();
        stack.stop();

        assertThat(diary).containsExactly("start first", "end user", "stop first");
    }

    @Test
    void stopsOnce() {
        Stack stack = new Stack(List.of(first));
        stack.start();

        stack.stop();
        stack.stop();

        assertThat(diary).containsExactly("start first", "stop first");
    }

    @Test
    void stopsAlsoThePartThatFailedMidway() {
        Stack stack = new Stack(List.of(first, broken, second));

        assertThatThrownBy(stack::start).isInstanceOf(Problem.class).hasMessage("broken did not start");
        stack.stop();

        assertThat(diary).containsExactly("start first", "start broken", "stop broken", "stop first");
    }

    @Test
    void startsNothingMoreAfterTheStop() {
        Stack stack = new Stack(List.of(first));
        stack.stop();

        assertThat(stack.start()).isFalse();
        assertThat(diary).isEmpty();
    }

    @Test
    void returnsWhenAPartEndsByItself() {
        Stack stack = new Stack(List.of(first, second));
        stack.start();
        second.end.complete("ended unexpectedly with exit code 1.");

        stack.watch();

        assertThat(diary).containsExactly("start first", "start second");
    }
}
