package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.UndecodableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpJsonDecoderTest {

    private static final long NANOS = 1_795_491_600_250_000_001L;
    private static final String POINT =
            "'timeUnixNano':'1795491600250000001','attributes':[{'key':'k','value':{'stringValue':'v'}}]";

    @Test
    void readsTheCollectorsMessageLikeItsBinaryForm() throws Exception {
        List<DecodedFrame> json = Decoding.decode(new OtlpJsonDecoder(IdentityRules.DEFAULT), sample("otlp_json.json"));

        assertThat(json).hasSize(1);
        assertThat(Decoding.content(json)).isEqualTo(Decoding.content(binary(sample("otlp_proto.bin"))));
    }

    @Test
    void readsAttributesLikeTheBinaryForm() throws Exception {
        Resource resource = Resource.newBuilder()
                .addAttributes(attribute("team", text("a")))
                .addAttributes(attribute(
                        "flag", AnyValue.newBuilder().setBoolValue(true).build()))
                .addAttributes(
                        attribute("int", AnyValue.newBuilder().setIntValue(-7).build()))
                .addAttributes(attribute(
                        "real", AnyValue.newBuilder().setDoubleValue(2.50).build()))
                .addAttributes(attribute("none", AnyValue.getDefaultInstance()))
                .addAttributes(attribute(
                        "list",
                        AnyValue.newBuilder()
                                .setArrayValue(ArrayValue.newBuilder()
                                        .addValues(text("x"))
                                        .addValues(text("y")))
                                .build()))
                .addAttributes(attribute(
                        "map",
                        AnyValue.newBuilder()
                                .setKvlistValue(KeyValueList.newBuilder().addValues(attribute("m", text("n"))))
                                .build()))
                .build();
        String json = """
                [{'key':'team','value':{'stringValue':'a'}},{'key':'flag','value':{'boolValue':true}},
                 {'key':'int','value':{'intValue':'-7'}},{'key':'real','value':{'doubleValue':2.50}},{'key':'none','value':{}},
                 {'key':'list','value':{'arrayValue':{'values':[{'stringValue':'x'},{'stringValue':'y'}]}}},
                 {'key':'map','value':{'kvlistValue':{'values':[{'key':'m','value':{'stringValue':'n'}}]}}}]""";
        Metric metric = number(false);

        assertSame(resource, metric, json, "'gauge':{'dataPoints':[{" + POINT + ",'asInt':'5'}]}");
    }

    @Test
    void readsSumsOfBothTemporalitiesLikeTheBinaryForm() throws Exception {
        for (AggregationTemporality temporality : new AggregationTemporality[] {
            AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA,
            AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE,
        }) {
            for (boolean monotonic : new boolean[] {true, false}) {
                Metric.Builder metric = number(false).toBuilder();
                var points = metric.getGauge().getDataPointsList();
                metric.getSumBuilder()
                        .setAggregationTemporality(temporality)
                        .setIsMonotonic(monotonic)
                        .addAllDataPoints(points);
                String sum = "'sum':{'isMonotonic':" + monotonic + ",'aggregationTemporality':%s,'dataPoints':[{"
                        + POINT + ",'asInt':5}]}";

                assertSame(metric.build(), sum.formatted(temporality.getNumber()));
                assertSame(metric.build(), sum.formatted("'" + temporality.name() + "'"));
            }
        }
    }

    @Test
    void readsAHistogramLikeTheBinaryForm() throws Exception {
        Metric.Builder metric = Metric.newBuilder().setName("m").setUnit("s");
        metric.getHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                .addDataPoints(HistogramDataPoint.newBuilder()
                        .setTimeUnixNano(NANOS)
                        .addAttributes(attribute("k", text("v")))
                        .setCount(6)
                        .setSum(9.75)
                        .addAllBucketCounts(List.of(1L, 2L, 3L))
                        .addAllExplicitBounds(List.of(0.1, 10.0)));

        assertSame(
                metric.build(),
                "'histogram':{'aggregationTemporality':1,'dataPoints':[{" + POINT
                        + ",'count':'6','sum':9.75,'bucketCounts':['1',2,'3'],'explicitBounds':[0.1,'10'],'exemplars':[{'asInt':'1'}]}]}");
    }

    @Test
    void readsAnEmptyHistogramLikeTheBinaryForm() throws Exception {
        Metric.Builder metric = Metric.newBuilder().setName("m").setUnit("s");
        metric.getHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                .addDataPoints(HistogramDataPoint.newBuilder()
                        .setTimeUnixNano(NANOS)
                        .addAttributes(attribute("k", text("v")))
                        .addAllBucketCounts(List.of(0L, 0L))
                        .addExplicitBounds(1));
        String json = "'histogram':{'aggregationTemporality':1,'dataPoints':[{" + POINT
                + ",'bucketCounts':['0','0'],'explicitBounds':[1]}]}";

        assertSame(metric.build(), json);
        assertThat(Decoding.values(Decoding.otlpJson(message("[]", json)).getFirst()))
                .containsEntry("m_count{k=v, otel.scope.name=lib}", 0.0)
                .containsEntry("m_sum{k=v, otel.scope.name=lib}", Double.NaN);
    }

    @Test
    void readsAnExponentialHistogramLikeTheBinaryForm() throws Exception {
        Metric.Builder metric = Metric.newBuilder().setName("m").setUnit("s");
        ExponentialHistogramDataPoint.Builder point = ExponentialHistogramDataPoint.newBuilder()
                .setTimeUnixNano(NANOS)
                .addAttributes(attribute("k", text("v")))
                .setCount(12)
                .setSum(40)
                .setScale(3)
                .setZeroCount(2);
        point.getPositiveBuilder().setOffset(-3).addAllBucketCounts(List.of(1L, 0L, 4L, 2L));
        point.getNegativeBuilder().setOffset(5).addAllBucketCounts(List.of(3L));
        metric.getExponentialHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(point);

        assertSame(
                metric.build(),
                "'exponentialHistogram':{'aggregationTemporality':2,'dataPoints':[{" + POINT
                        + ",'count':'12','sum':40,'scale':3,'zeroCount':'2','positive':{'offset':-3,'bucketCounts':['1','0','4','2']},"
                        + "'negative':{'offset':5,'bucketCounts':['3']}}]}");
    }

    @Test
    void readsASummaryLikeTheBinaryForm() throws Exception {
        Metric.Builder metric = Metric.newBuilder().setName("m").setUnit("s");
        SummaryDataPoint.Builder point = SummaryDataPoint.newBuilder()
                .setTimeUnixNano(NANOS)
                .addAttributes(attribute("k", text("v")))
                .setCount(3);
        point.addQuantileValuesBuilder().setQuantile(0.99).setValue(2.5);
        metric.getSummaryBuilder().addDataPoints(point);

        assertSame(
                metric.build(),
                "'summary':{'dataPoints':[{" + POINT
                        + ",'count':'3','quantileValues':[{'quantile':0.99,'value':2.5}]}]}");
    }

    @Test
    void readsAMissingValueLikeTheBinaryForm() throws Exception {
        assertSame(number(true), "'gauge':{'dataPoints':[{" + POINT + ",'asInt':'5','flags':1}]}");
    }

    // The hash stands for names and kinds: what comes after the points counts as much as what comes before.
    @Test
    void theShapeTellsTheKindWhereverItStands() throws Exception {
        String points = "'dataPoints':[{" + POINT + ",'asInt':5}]";
        long cumulative = shape("'sum':{" + points + ",'aggregationTemporality':2,'isMonotonic':true}");
        long before = shape("'sum':{'isMonotonic':true,'aggregationTemporality':2," + points + "}");
        long delta = shape("'sum':{" + points + ",'aggregationTemporality':1,'isMonotonic':true}");
        long upAndDown = shape("'sum':{" + points + ",'aggregationTemporality':2,'isMonotonic':false}");

        assertThat(before).isEqualTo(cumulative);
        assertThat(delta).isNotIn(cumulative, upAndDown);
        assertThat(upAndDown).isNotEqualTo(cumulative);
    }

    @Test
    void ofPointsThatAreThereTwiceTheLaterCount() throws Exception {
        List<DecodedFrame> frames = Decoding.otlpJson(message(
                "[]", "'gauge':{'dataPoints':[{" + POINT + ",'asInt':5}],'dataPoints':[{" + POINT + ",'asInt':6}]}"));

        assertThat(frames.getFirst().values()).containsExactly(6);
    }

    private static long shape(String data) throws Exception {
        return Decoding.otlpJson(message("[]", data)).getFirst().shapeHash();
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws Exception {
        assertThat(Decoding.otlpJson(message("[]", "'later':{'x':[1]},'gauge':{'dataPoints':[{'later':1,'asInt':1}]}")))
                .extracting(Decoding::values)
                .containsExactly(Map.of("m{otel.scope.name=lib}", 1.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'asInt':'9223372036854775807'|9.223372036854775807E18",
                "'asInt':-3|-3",
                "'asInt':3.0|3",
                "'asDouble':'NaN'|NaN",
                "'asDouble':'-Infinity'|-Infinity",
                "'asDouble':'2.5'|2.5",
                "'asDouble':1e400|Infinity",
                "'asDouble':null|NaN",
            },
            quoteCharacter = '`')
    void readsNumbersHoweverTheyAreWritten(String field, double value) throws Exception {
        DecodedFrame frame = Decoding.otlpJson(message("[]", "'gauge':{'dataPoints':[{" + field + "}]}"))
                .getFirst();

        assertThat(frame.values()).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'resourceMetrics':{}}|invalid|/resourceMetrics is an object, must be an array",
                "{'resourceMetrics':[7]}|invalid|/resourceMetrics/0 is 7, must be an object",
                "[]|invalid|the document is an array, must be an object",
                "{'resourceMetrics':[{'scopeMetrics':[{'metrics':[{'name':'m','gauge':{'dataPoints':[{'asInt':'x'}]}}]}]}]}|invalid|/resourceMetrics/0/scopeMetrics/0/metrics/0/gauge/dataPoints/0/asInt is \"x\", must be an integer of 64 bits",
                "{'resourceMetrics':[|truncated|the JSON ends too early at line 1, column 21",
                "{'resourceMetrics':[}|malformed|not JSON at line 1, column 21",
                "{'resourceMetrics':[]} x|malformed|not JSON at line 1, column 24",
            },
            quoteCharacter = '`')
    void saysWhatIsWrong(String document, String code, String reason) {
        assertThatThrownBy(() -> Decoding.otlpJson(document.replace('\'', '"')))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith(reason)
                .extracting("code")
                .isEqualTo(code);
    }

    private static void assertSame(Metric metric, String json) throws Exception {
        assertSame(Resource.getDefaultInstance(), metric, "[]", json);
    }

    private static void assertSame(Resource resource, Metric metric, String attributes, String json) throws Exception {
        MetricsData data = MetricsData.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(resource)
                        .addScopeMetrics(ScopeMetrics.newBuilder()
                                .setScope(InstrumentationScope.newBuilder().setName("lib"))
                                .addMetrics(metric)))
                .build();

        assertThat(Decoding.content(Decoding.otlpJson(message(attributes, json))))
                .isEqualTo(Decoding.content(binary(data.toByteArray())));
    }

    private static List<DecodedFrame> binary(byte[] bytes) throws UndecodableException {
        return Decoding.decode(new OtlpProtoDecoder(IdentityRules.DEFAULT), bytes);
    }

    private static String message(String attributes, String data) {
        return ("{'resourceMetrics':[{'resource':{'attributes':" + attributes
                        + "},'scopeMetrics':[{'scope':{'name':'lib'}," + "'metrics':[{'name':'m','unit':'s'," + data
                        + "}]}]}]}")
                .replace('\'', '"');
    }

    private static Metric number(boolean missing) {
        Metric.Builder metric = Metric.newBuilder().setName("m").setUnit("s");
        metric.getGaugeBuilder()
                .addDataPoints(NumberDataPoint.newBuilder()
                        .setTimeUnixNano(NANOS)
                        .addAttributes(attribute("k", text("v")))
                        .setFlags(missing ? 1 : 0)
                        .setAsInt(5));
        return metric.build();
    }

    private static KeyValue attribute(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    private static AnyValue text(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = OtlpJsonDecoderTest.class.getResourceAsStream("/samples/otelcol_kafka/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
