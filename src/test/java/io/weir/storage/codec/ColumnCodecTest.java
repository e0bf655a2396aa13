package io.weir.storage.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ColumnCodecTest {

    private static final int MOST = 700;

    private final ColumnEncoder encoder = new ColumnEncoder(MOST);

    @RepeatedTest(40)
    void everyDoubleComesBackBitForBit(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());

        for (int i = 0; i < 100; i++) {
            double[] column = RandomColumns.next(random, random.nextInt(MOST + 1));
            byte[] bytes = encode(column);

            assertThat(bits(ColumnDecoder.doubles(bytes, 0, bytes.length, column.length)))
                    .as("column %d: %s", i, Arrays.toString(column))
                    .isEqualTo(bits(column));
        }
    }

    @Test
    void everyLongComesBack() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            int shift = random.nextInt(64);
            long[] column = LongStream.generate(() -> random.nextLong() >> shift)
                    .limit(random.nextInt(MOST))
                    .toArray();
            ByteSink sink = new ByteSink(64);
            encoder.encode(column, column.length, sink);

            assertThat(ColumnDecoder.longs(sink.toBytes(), 0, sink.size(), column.length))
                    .isEqualTo(column);
        }
    }

    // Whatever a disk or a bug has made of them: bytes give numbers or the one exception.
    @Test
    void brokenBytesGiveTheOneException() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = encode(RandomColumns.next(random, 1 + random.nextInt(60)));
            for (int b = 0; b <= random.nextInt(4); b++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            int n = random.nextInt(MOST);

            assertThat(catchThrowable(() -> ColumnDecoder.doubles(cut, 0, cut.length, n)))
                    .satisfiesAnyOf(
                            nothing -> assertThat(nothing).isNull(),
                            broken -> assertThat(broken).isInstanceOf(BrokenBlockException.class));
        }
    }

    @Test
    void aConstantColumnTakesAFewBytesHoweverLong() {
        double[] column = new double[MOST];
        Arrays.fill(column, 1234.5);

        assertThat(encode(column)).hasSizeLessThan(8);
    }

    @Test
    void aCounterOfEvenStepsTakesAFewBytesHoweverLong() {
        double[] column =
                LongStream.range(0, MOST).mapToDouble(i -> 1e9 + 250.0 * i).toArray();

        assertThat(encode(column)).hasSizeLessThan(12);
    }

    // 12-bit noise cannot take fewer than 1.5 bytes a value; what is above is the codec's own.
    @Test
    void noiseTakesLittleMoreThanItMust() {
        SplittableRandom random = new SplittableRandom(3);
        double[] column = random.ints(360, 0, 4096).mapToDouble(i -> i / 100.0).toArray();

        assertThat(encode(column).length / 360.0).isLessThan(1.58);
    }

    @Test
    void noColumnIsMuchLargerThanItsDoubles() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            double[] column = RandomColumns.next(random, MOST);

            assertThatCode(() -> assertThat(encode(column)).hasSizeLessThan(10 * MOST))
                    .doesNotThrowAnyException();
        }
    }

    private byte[] encode(double[] column) {
        ByteSink sink = new ByteSink(64);
        encoder.encode(column, column.length, sink);
        return sink.toBytes();
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
