package io.weir.storage.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.query.Columns;
import org.junit.jupiter.api.Test;

class SeriesPartsTest {

    private final SeriesParts parts = new SeriesParts();

    @Test
    void partsThatFollowEachOtherAreJoined() {
        add(1, new long[] {30, 40}, 3, 4);
        add(2, new long[] {10, 20}, 1, Double.NaN);

        assertColumns(new long[] {10, 20, 30, 40}, 1, Double.NaN, 3, 4);
    }

    @Test
    void instantsInAnyOrderAreSorted() {
        add(1, new long[] {30, 10, 20}, 3, 1, 2);

        assertColumns(new long[] {10, 20, 30}, 1, 2, 3);
    }

    @Test
    void ofAFrameThatComesTwiceTheFirstCounts() {
        add(1, new long[] {10, 20}, 1, Double.NaN);
        add(1, new long[] {20, 30}, 9, 3);

        assertColumns(new long[] {10, 20, 30}, 1, Double.NaN, 3);
    }

    @Test
    void ofTwoLayoutsTheLowerCounts() {
        add(2, new long[] {10, 20}, 8, 9);
        add(1, new long[] {20, 30}, 2, 3);

        assertColumns(new long[] {10, 20, 30}, 8, 2, 3);
    }

    @Test
    void aValueBeatsTheGapOfAnotherLayout() {
        add(1, new long[] {10}, Double.NaN);
        add(2, new long[] {10}, 5);

        assertColumns(new long[] {10}, 5);
    }

    private void add(int layout, long[] at, double... values) {
        parts.add(new ColumnPart(1, 7, layout, at, values));
    }

    private void assertColumns(long[] at, double... values) {
        Columns.Raw columns = parts.columns(7);
        assertThat(columns.seriesId()).isEqualTo(7);
        assertThat(columns.at()).containsExactly(at);
        assertThat(columns.values()).containsExactly(values);
    }
}
