package io.weir.storage.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.pipeline.Interval;
import io.weir.query.SourceRead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartTest {

    private static final Instant END = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void severalSourcesOfWhichLittleIsWantedAreReadAtOnce() {
        List<Part> parts = parts(List.of(source(1, 1), source(2, 1), source(3, 1)), Duration.ofMinutes(59), 2);

        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().sources()).hasSize(2);
        assertThat(parts.getFirst().interval()).isEqualTo(parts.getLast().interval());
    }

    @Test
    void aSourceOfWhichMuchIsWantedIsReadAlone() {
        List<Part> parts = parts(List.of(source(1, 1), source(2, 100), source(3, 1)), Duration.ofMinutes(59), 512);

        assertThat(parts)
                .extracting(part -> part.sources().getFirst().sourceId())
                .containsExactly(1L, 2L, 3L);
        assertThat(parts).extracting(Part::narrow).containsExactly(true, false, true);
    }

    @Test
    void aLongTimeOfOneSourceIsReadPieceByPiece() {
        List<Part> parts = parts(List.of(source(1, 100)), Duration.ofHours(24), 600);

        assertThat(parts).hasSize(5);
        assertThat(parts.getFirst().from())
                .isEqualTo(END.minus(Duration.ofHours(24)).toEpochMilli());
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to() + 1);
        }
        assertThat(parts.getLast().to()).isEqualTo(END.toEpochMilli());
    }

    @Test
    void veryManySeriesAreReadByTheMinute() {
        List<Part> parts = parts(List.of(source(1, 50_000)), Duration.ofMinutes(10), 512);

        assertThat(parts).hasSize(11);
    }

    private static List<Part> parts(List<SourceRead> sources, Duration length, int seriesHours) {
        return Part.of(sources, Interval.endingAt(END, length), seriesHours).toList();
    }

    private static SourceRead source(long id, int series) {
        return new SourceRead(id, IntStream.range(0, series).toArray());
    }
}
