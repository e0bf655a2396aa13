package io.weir.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.ingest.DecodedFrame;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.UndecodableException;
import io.weir.ingest.encoding.Unpacking;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatDetailsTest {

    private static final long STALE = 0x7ff0000000000002L;

    @Test
    void influxKeepsEscapedNamesAndLeavesTextsOut() throws Exception {
        DecodedFrame frame = decode(
                        "influx-line",
                        "my\\ disk,path=/a\\,b\\=c used=5i,on=true,label=\"x, \\\"y\\\" = 3\",rate=2.5 1795478400000")
                .getFirst();

        assertThat(Decoding.values(frame))
                .containsExactly(
                        Map.entry("my disk_used{path=/a,b=c}", 5.0),
                        Map.entry("my disk_on{path=/a,b=c}", 1.0),
                        Map.entry("my disk_rate{path=/a,b=c}", 2.5));
        assertThat(frame.atMillis()).isEqualTo(1_795_478_400_000L);
    }

    @Test
    void influxMakesAFrameForEachHostAndInstant() throws Exception {
        List<DecodedFrame> frames =
                decode("influx-line", "m,host=a v=1 1795478400\nm,host=b v=2 1795478400\nm,host=a w=3 1795478400");

        assertThat(frames).hasSize(2);
        assertThat(Decoding.values(frames.getFirst())).containsOnlyKeys("m_v", "m_w");
        assertThat(frames.getLast().description().get().source().attributes()).containsEntry("host.name", "b");
    }

    @Test
    void openMetricsTellsUnitsAndHasSecondsAndExemplars() throws Exception {
        DecodedFrame frame = decode("prometheus-text", """
                        # TYPE lag_seconds summary
                        # UNIT lag_seconds seconds
                        lag_seconds{quantile="0.5"} 0.25 1795478400.5
                        lag_seconds_count 17 1795478400.5
                        # TYPE hits counter
                        hits_total{path="a\\"}b"} 3 1795478400.5 # {trace="x"} 1 2
                        # EOF
                        """).getFirst();

        assertThat(SampleFilesTest.lines(frame).subList(1, 4))
                .containsExactly(
                        "  lag_seconds{quantile=0.5} GAUGE in seconds = 0.25",
                        "  lag_seconds_count COUNTER = 17.0",
                        "  hits_total{path=a\"}b} COUNTER = 3.0");
        assertThat(frame.atMillis()).isEqualTo(1_795_478_400_500L);
    }

    @Test
    void vectorsBucketsAreAddedUp() throws Exception {
        DecodedFrame frame = decode(
                        "vector-json",
                        "{\"name\":\"d\",\"kind\":\"incremental\",\"timestamp\":\"2026-11-24T00:00:00Z\","
                                + "\"aggregated_histogram\":{\"buckets\":[{\"upper_limit\":1.0,\"count\":2},"
                                + "{\"upper_limit\":5.0,\"count\":3}],\"count\":6,\"sum\":20.5}}")
                .getFirst();

        assertThat(SampleFilesTest.lines(frame))
                .endsWith(
                        "  d_bucket{le=1} DELTA = 2.0",
                        "  d_bucket{le=5} DELTA = 5.0",
                        "  d_bucket{le=+Inf} DELTA = 6.0",
                        "  d_sum DELTA = 20.5",
                        "  d_count DELTA = 6.0");
    }

    @Test
    void collectdsUnknownValueIsAGap() throws Exception {
        DecodedFrame frame = decode("collectd-putval", "PUTVAL h/load/load interval=10 1795478400:0.5:U:2")
                .getFirst();

        assertThat(Decoding.values(frame))
                .containsExactly(
                        Map.entry("load/load/0", 0.5),
                        Map.entry("load/load/1", Double.NaN),
                        Map.entry("load/load/2", 2.0));
    }

    @Test
    void aStaleMarkerIsAGap() throws Exception {
        byte[] label = field(1, field(1, "__name__".getBytes(StandardCharsets.UTF_8)), field(2, new byte[] {'u', 'p'}));
        byte[] value = ByteBuffer.allocate(9)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 9)
                .putLong(STALE)
                .array();
        byte[] request = field(1, label, field(2, value));

        DecodedFrame frame = decoder("prometheus-remote-write")
                .decode(SampleFiles.payload("x", request))
                .getFirst();

        assertThat(frame.values()).containsExactly(Double.NaN);
        assertThat(frame.description().get().series().getFirst().name()).isEqualTo("up");
    }

    @Test
    void anAliasIsNamedByTheBirthOfItsNode() throws Exception {
        SparkplugDecoder decoder = new SparkplugDecoder(IdentityRules.DEFAULT);
        byte[] birth = field(2, field(1, new byte[] {'q'}), new byte[] {16, 7, 32, 3, 80, 5});
        byte[] data = field(2, new byte[] {16, 7, 80, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 15});

        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> decoder.decode(sparkplug("NDATA", data)))
                .withMessageContaining("alias 7")
                .satisfies(e -> assertThat(e.code()).isEqualTo("no-birth"));
        decoder.decode(sparkplug("NBIRTH", birth));

        DecodedFrame frame = decoder.decode(sparkplug("NDATA", data)).getFirst();
        assertThat(Decoding.values(frame)).containsExactly(Map.entry("q", -1.0));
    }

    @Test
    void theShapeDoesNotDependOnValuesButOnNames() throws Exception {
        for (String[] pair : new String[][] {
            {"influx-line", "m,host=a v=1 1795478400", "m,host=a v=99 1795478410", "m,host=a w=1 1795478400"},
            {"graphite", "a.b 1 1795478400", "a.b 2 1795478410", "a.c 1 1795478400"},
            {"prometheus-text", "a{x=\"1\"} 1", "a{x=\"1\"} 2", "a{x=\"2\"} 1"},
            {
                "telegraf-json",
                "{\"fields\":{\"v\":1},\"name\":\"m\",\"tags\":{},\"timestamp\":1}",
                "{\"fields\":{\"v\":2},\"name\":\"m\",\"tags\":{},\"timestamp\":2}",
                "{\"fields\":{\"v\":1},\"name\":\"n\",\"tags\":{},\"timestamp\":1}"
            }
        }) {
            long shape = decode(pair[0], pair[1]).getFirst().shapeHash();

            assertThat(decode(pair[0], pair[2]).getFirst().shapeHash()).isEqualTo(shape);
            assertThat(decode(pair[0], pair[3]).getFirst().shapeHash()).isNotEqualTo(shape);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "influx-line|m v=x|line 1, column 5: expected a number, true, false or a text in quotes, found 'm v=x'",
                "prometheus-text|a 1\\nb x|line 2, column 3: expected a number, found 'b x'",
                "collectd-json|[{\"values\":7}]|/0/host is missing, must be a string",
                "telegraf-json|{\"fields\":{},\"name\":7}|/name is 7, must be a string",
                "vector-json|{\"name\":\"a\",\"kind\":\"absolute\",\"counter\":{\"value\":\"x\"}}|/counter/value is \"x\", must be a number",
                "logstash-node-stats|{}|/pipelines is missing",
            })
    void anErrorNamesItsPlace(String format, String message, String error) {
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> decode(format, message.replace("\\n", "\n")))
                .withMessageStartingWith(error);
    }

    private static List<DecodedFrame> decode(String format, String message) throws UndecodableException {
        return decoder(format).decode(SampleFiles.payload("x", message.getBytes(StandardCharsets.UTF_8)));
    }

    private static PayloadDecoder decoder(String format) {
        return Formats.all(IdentityRules.DEFAULT, new Unpacking(1 << 20)).stream()
                .filter(d -> d.format().equals(format))
                .findFirst()
                .orElseThrow();
    }

    private static Payload sparkplug(String type, byte[] bytes) {
        return new Payload("spBv1.0/g/" + type + "/n", null, Map.of(), Instant.ofEpochSecond(1_795_478_400), bytes);
    }

    private static byte[] field(int number, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(number << 3 | 2);
        result.write(content.size());
        result.writeBytes(content.toByteArray());
        return result.toByteArray();
    }
}
