package io.weir.storage.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final double[] COUNTS = {1, 2, 4, 8};

    private final BlockEncoder encoder = new BlockEncoder();

    @Test
    void sectionsComeBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            List<Section> sections = IntStream.rangeClosed(1, random.nextInt(5))
                    .mapToObj(layout -> section(random, layout))
                    .toList();

            Block block = encoder.encode(sections);

            assertThat(SectionBits.of(BlockDirectory.parse(block.directory()).sections(block.data())))
                    .isEqualTo(SectionBits.of(sections));
        }
    }

    @Test
    void oneColumnCanBeReadFromItsOwnBytes() {
        SplittableRandom random = new SplittableRandom(2);
        Section section = section(random, 7);
        Block block = encoder.encode(List.of(section));
        BlockDirectory.Entry entry =
                BlockDirectory.parse(block.directory()).entries().getFirst();
        int last = entry.columns().size() - 1;
        ByteRange range = entry.columns().get(last);

        double[] column = entry.column(last, Arrays.copyOfRange(block.data(), range.from(), range.to()), range.from());

        assertThat(column).isEqualTo(section.columns()[last]);
    }

    @Test
    void equalColumnsAreKeptOnce() {
        long[] at = {10, 20, 30, 40};
        Block one = encoder.encode(List.of(new Section(1, at, new double[][] {COUNTS})));

        Block many = encoder.encode(List.of(new Section(1, at, new double[][] {COUNTS, COUNTS, COUNTS})));

        assertThat(many.data()).hasSameSizeAs(one.data());
        assertThat(BlockDirectory.parse(many.directory())
                        .sections(many.data())
                        .getFirst()
                        .columns())
                .isDeepEqualTo(new double[][] {COUNTS, COUNTS, COUNTS});
    }

    @Test
    void anUnknownVersionIsSaid() {
        assertThatExceptionOfType(BrokenBlockException.class)
                .isThrownBy(() -> BlockDirectory.parse(new byte[] {9, 0}))
                .withMessageContaining("version 9");
    }

    private static Section section(SplittableRandom random, int layoutId) {
        int frames = 1 + random.nextInt(400);
        long[] at = new long[frames];
        for (int i = 0; i < frames; i++) {
            at[i] = 1_700_000_000_000L + i * 10_000L + random.nextInt(20);
        }
        double[][] columns = IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(c -> RandomColumns.next(random, frames))
                .toArray(double[][]::new);
        return new Section(layoutId, at, columns);
    }
}
