package io.weir.ingest.decode;

import static io.weir.testing.OtlpMessages.counter;
import static io.weir.testing.OtlpMessages.gauge;
import static io.weir.testing.OtlpMessages.message;
import static io.weir.testing.OtlpMessages.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.weir.api.adapter.NativeSeries.Kind;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.SeriesIdentity;
import io.weir.ingest.UndecodableException;
import io.weir.testing.OtlpMessages;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpProtoDecoderTest {

    private static final Instant AT = Instant.parse("2026-11-24T03:00:00.250Z");
    private static final AggregationTemporality CUMULATIVE = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    private static final AggregationTemporality DELTA = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;

    private final OtlpProtoDecoder decoder = new OtlpProtoDecoder(IdentityRules.DEFAULT);

    @Test
    void onlyReadsTheNamesWhenAsked() throws Exception {
        DecodedFrame frame = only(message("checkout", gauge("depth", AT, 3, "queue", "main"), counter("sent", AT, 9)));

        assertThat(frame.atMillis()).isEqualTo(AT.toEpochMilli());
        assertThat(frame.values()).containsExactly(3, 9);
        assertThat(frame.description().get().source().name()).isEqualTo("checkout");
        assertThat(frame.description().get().series())
                .containsExactly(
                        new SeriesIdentity("depth", Map.of("queue", "main"), Kind.GAUGE, "1"),
                        new SeriesIdentity("sent", Map.of(), Kind.COUNTER, "{event}"));
    }

    @Test
    void otherValuesAndInstantsKeepTheHashes() throws Exception {
        DecodedFrame one = only(message("checkout", gauge("depth", AT, 3, "queue", "main")));
        DecodedFrame two = only(message("checkout", gauge("depth", AT.plusSeconds(9), 4, "queue", "main")));

        assertThat(two.shapeHash()).isEqualTo(one.shapeHash());
        assertThat(two.sourceHash()).isEqualTo(one.sourceHash());
    }

    @Test
    void whateverMakesTheSeriesChangesTheHash() throws Exception {
        Metric gauge = gauge("depth", AT, 3, "queue", "main");
        List<Metric> others = List.of(
                gauge("depth2", AT, 3, "queue", "main"),
                gauge("depth", AT, 3, "queue", "other"),
                gauge("depth", AT, 3, "qqueue", "main"),
                gauge.toBuilder().setUnit("s").build(),
                counter("depth", AT, 3, "queue", "main"));

        assertThat(others).noneMatch(other -> shape(other) == shape(gauge));
    }

    @Test
    void eachInstantHasAFrameOfItsOwn() throws Exception {
        List<DecodedFrame> frames =
                decode(message("checkout", gauge("a", AT, 1), gauge("b", AT.plusMillis(1), 2), gauge("c", AT, 3)));

        assertThat(frames).extracting(DecodedFrame::atMillis).containsExactly(AT.toEpochMilli(), AT.toEpochMilli() + 1);
        assertThat(Decoding.values(frames.get(0))).containsExactly(Map.entry("a", 1.0), Map.entry("c", 3.0));
        assertThat(Decoding.values(frames.get(1))).containsExactly(Map.entry("b", 2.0));
    }

    @ParameterizedTest
    @CsvSource({
        "AGGREGATION_TEMPORALITY_CUMULATIVE, true, COUNTER",
        "AGGREGATION_TEMPORALITY_CUMULATIVE, false, GAUGE",
        "AGGREGATION_TEMPORALITY_DELTA, true, DELTA",
        "AGGREGATION_TEMPORALITY_DELTA, false, DELTA"
    })
    void aSumIsReadByItsTemporality(AggregationTemporality temporality, boolean monotonic, Kind kind) throws Exception {
        Metric sum = Metric.newBuilder()
                .setName("n")
                .setSum(Sum.newBuilder()
                        .setAggregationTemporality(temporality)
                        .setIsMonotonic(monotonic)
                        .addDataPoints(point(AT).setAsInt(-5)))
                .build();

        DecodedFrame frame = only(message("s", sum));

        assertThat(frame.values()).containsExactly(-5);
        assertThat(frame.description().get().series().getFirst().kind()).isEqualTo(kind);
    }

    @Test
    void aHistogramBecomesBucketsThatAddUp() throws Exception {
        Metric histogram = Metric.newBuilder()
                .setName("latency")
                .setUnit("s")
                .setHistogram(Histogram.newBuilder()
                        .setAggregationTemporality(CUMULATIVE)
                        .addDataPoints(HistogramDataPoint.newBuilder()
                                .setTimeUnixNano(OtlpMessages.nanos(AT))
                                .addAllExplicitBounds(List.of(0.005, 1.0, 2.5))
                                .addAllBucketCounts(List.of(1L, 2L, 0L, 4L))
                                .setSum(12.5)
                                .setCount(7)))
                .build();

        DecodedFrame frame = only(message("s", histogram));

        assertThat(Decoding.values(frame))
                .containsExactly(
                        Map.entry("latency_bucket{le=0.005}", 1.0),
                        Map.entry("latency_bucket{le=1}", 3.0),
                        Map.entry("latency_bucket{le=2.5}", 3.0),
                        Map.entry("latency_bucket{le=+Inf}", 7.0),
                        Map.entry("latency_sum", 12.5),
                        Map.entry("latency_count", 7.0));
        assertThat(frame.description().get().series())
                .allMatch(s -> s.kind() == Kind.COUNTER)
                .extracting(SeriesIdentity::unit)
                .containsExactly("1", "1", "1", "1", "s", "1");
    }

    @Test
    void anExponentialHistogramHasTheSameBoundsAtEveryScale() throws Exception {
        DecodedFrame fine = only(message("s", exponential(3, 0, 1, 1, 1, 1, 1, 1, 1, 1)));
        DecodedFrame coarse = only(message("s", exponential(0, 0, 8)));

        Map<String, Double> values = Decoding.values(fine);

        assertThat(fine.shapeHash()).isEqualTo(coarse.shapeHash());
        assertThat(values)
                .containsEntry("size_bucket{le=0}", 2.0)
                .containsEntry("size_bucket{le=1}", 2.0)
                .containsEntry("size_bucket{le=" + Math.sqrt(2) + "}", 6.0)
                .containsEntry("size_bucket{le=2}", 10.0)
                .containsEntry("size_bucket{le=16}", 10.0)
                .containsEntry("size_bucket{le=+Inf}", 10.0)
                .containsEntry("size_count", 10.0);
        assertThat(Decoding.values(coarse)).containsEntry("size_bucket{le=2}", 10.0);
    }

    @Test
    void aSummaryKeepsItsQuantiles() throws Exception {
        Metric summary = Metric.newBuilder()
                .setName("took")
                .setSummary(Summary.newBuilder()
                        .addDataPoints(SummaryDataPoint.newBuilder()
                                .setTimeUnixNano(OtlpMessages.nanos(AT))
                                .addQuantileValues(SummaryDataPoint.ValueAtQuantile.newBuilder()
                                        .setQuantile(0.99)
                                        .setValue(3))
                                .setSum(5)
                                .setCount(2)))
                .build();

        assertThat(Decoding.values(only(message("s", summary))))
                .containsExactly(
                        Map.entry("took{quantile=0.99}", 3.0),
                        Map.entry("took_sum", 5.0),
                        Map.entry("took_count", 2.0));
    }

    @Test
    void aPointThatSaysSoIsAGap() throws Exception {
        Metric gap = Metric.newBuilder()
                .setName("n")
                .setGauge(Gauge.newBuilder().addDataPoints(point(AT).setAsInt(1).setFlags(1)))
                .build();

        assertThat(only(message("s", gap)).values()).containsExactly(Double.NaN);
    }

    @Test
    void withoutAResourceTheMessageTellsTheSource() throws Exception {
        DecodedFrame frame = only(message(Map.of(), gauge("n", AT, 1)));

        assertThat(frame.description().get().source().attributes())
                .isEqualTo(Map.of("message.key", "agent-7", "message.topic", "weir.metrics"));
    }

    @Test
    void readsTheSampleOfTheCollector() throws Exception {
        byte[] sample = OtlpProtoDecoderTest.class
                .getResourceAsStream("/samples/otelcol_kafka/otlp_proto.bin")
                .readAllBytes();

        Map<String, Double> values = Decoding.values(only(sample));

        assertThat(decoder.recognises(Decoding.payload(sample))).isTrue();
        assertThat(values)
                .hasSize(20)
                .containsEntry(
                        "otelcol_exporter_queue_size{data_type=logs, exporter=otlp/siem, "
                                + "otel.scope.name=go.opentelemetry.io/collector/exporter/exporterhelper}",
                        998.0);
    }

    @Test
    void everyTruncationIsRefusedOrAWholeMessage() throws Exception {
        byte[] whole = message("s", gauge("a", AT, 1, "k", "v"), counter("b", AT, 2));

        for (int length = 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> decode(part));
        }
    }

    // Whatever the bytes are: a refusal or frames, in no time and without any other exception.
    @Test
    void noBytesMakeItFail() {
        Random random = new Random(20_261_124);
        byte[] whole = message("s", gauge("a", AT, 1, "k", "v"), exponential(3, -4, 1, 2), counter("b", AT, 2));
        int decoded = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = whole.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            decoded += tryDecode(broken);
        }
        assertThat(decoded).isPositive();
    }

    private int tryDecode(byte[] bytes) {
        try {
            for (DecodedFrame frame : decode(bytes)) {
                assertThat(frame.description().get().series()).hasSameSizeAs(frame.values());
            }
            return 1;
        } catch (UndecodableException | IllegalArgumentException e) {
            return 0;
        }
    }

    private static Metric exponential(int scale, int offset, long... counts) {
        return Metric.newBuilder()
                .setName("size")
                .setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .setAggregationTemporality(DELTA)
                        .addDataPoints(ExponentialHistogramDataPoint.newBuilder()
                                .setTimeUnixNano(OtlpMessages.nanos(AT))
                                .setScale(scale)
                                .setZeroCount(2)
                                .setPositive(ExponentialHistogramDataPoint.Buckets.newBuilder()
                                        .setOffset(offset)
                                        .addAllBucketCounts(
                                                Arrays.stream(counts).boxed().toList()))
                                .setCount(2 + Arrays.stream(counts).sum())))
                .build();
    }

    private long shape(Metric metric) {
        try {
            return only(message("checkout", metric)).shapeHash();
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
    }

    private DecodedFrame only(byte[] message) throws UndecodableException {
        List<DecodedFrame> frames = decode(message);
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }

    private List<DecodedFrame> decode(byte[] message) throws UndecodableException {
        return decoder.decode(Decoding.payload(message));
    }
}
