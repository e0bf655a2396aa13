package io.weir.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Whatever comes between good messages, the good ones arrive, and each bad one is treated and counted as documented. */
class BadInputIT {

    private static final String NAME = "bad_input";
    private static final int HUGE = 50 << 20;
    private static final int GOOD = 40;
    private static final int DISTINCT = 100_000;
    private static final int LABELS_PER_MESSAGE = 1_000;
    private static final int SERIES_PER_SOURCE = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ledger ledger = new Ledger();
    private final Emitter emitter = new Emitter("good", true, 5, 3, ledger);
    private final long now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
    private final Map<String, byte[]> bad = new LinkedHashMap<>();
    private int frames;

    @Test
    void treatsEachAsDocumentedAndTakesTheGoodOnes() throws Exception {
        Services.shared().createDatabase(NAME);
        makeBad();
        try (WeirProcess weir = new WeirProcess(
                        NAME,
                        "400m",
                        Map.of(
                                "weir.ingest.limits.message-size",
                                "4M",
                                // Nobody is killed here; on a busy machine a short session would bring letters twice.
                                "mp.messaging.incoming.metrics.session.timeout.ms",
                                "45000"));
                Topic topic = new Topic(NAME);
                Connection connection = Services.shared().connect(NAME)) {
            send(topic);
            await().atMost(PATIENCE).until(() -> Ledger.frames(connection) >= frames);
            List<ConsumerRecord<String, byte[]>> letters = Topic.read(NAME + ".dead-letter", bad.size(), PATIENCE);

            assertDeadLetters(letters);
            awaitCounted(weir);
            ledger.assertKeptExactlyOnce(connection);
            assertThat(weir.ready()).isEqualTo(200);
        }
    }

    private void makeBad() throws IOException {
        byte[] binary = sample("otlp_proto.bin");
        bad.put("unknown-format", new byte[] {(byte) 0xFF, 0x00, 0x17, 0x2A});
        bad.put("empty", new byte[0]);
        bad.put("truncated", Arrays.copyOf(binary, binary.length / 2));
        bad.put("invalid", json("{'samples':[{'name':'queue.size','value':'17'}]}"));
        bad.put("malformed", json("{'samples':[{'name':'queue.size','value':NaN}]}"));
        bad.put("out-of-time", report("ahead", "4102444800000", "{'name':'queue.size','value':1}"));
        byte[] huge = new byte[HUGE];
        Arrays.fill(huge, (byte) ' ');
        bad.put("too-large", huge);
    }

    private void send(Topic topic) throws Exception {
        int good = 0;
        for (Map.Entry<String, byte[]> one : bad.entrySet()) {
            // The key decides the partition: all of them in one, so that whoever blocks it blocks all after it.
            topic.send("one-partition", one.getValue());
            for (int i = 0; i < GOOD; i++) {
                topic.send(i % 2 == 0 ? "one-partition" : "other-" + i, emitter.message(now - 1_000 * ++good));
                frames++;
            }
        }
        sendGaps(topic);
        sendManyLabels(topic);
        topic.flush();
    }

    // What is not wrong as a whole: single values are dropped, the rest of the message is kept.
    private void sendGaps(Topic topic) {
        topic.send(
                "one-partition",
                report(
                        "gaps",
                        Long.toString(now),
                        "{'name':'nothing','value':null},"
                                + "{'name':'infinite','value':1e400},{'name':'minus','value':-1e400},{'name':'finite','value':5},"
                                + "{'name':'late','value':6,'time':4102444800000}"));
        ledger.add("gaps", "finite", "", now, 5);
        frames++;
    }

    private void sendManyLabels(Topic topic) {
        for (int from = 0; from < DISTINCT; from += LABELS_PER_MESSAGE) {
            long at = now - from;
            String samples = IntStream.range(from, from + LABELS_PER_MESSAGE)
                    .mapToObj(i -> "{'name':'requests','labels':{'slot':'user-" + i + "'},'value':" + i + "}")
                    .collect(Collectors.joining(","));
            topic.send("one-partition", report("many", Long.toString(at), samples));
            if (from < SERIES_PER_SOURCE) {
                IntStream.range(from, from + LABELS_PER_MESSAGE)
                        .forEach(i -> ledger.add("many", "requests", "user-" + i, at, i));
                frames++;
            }
        }
    }

    private void assertDeadLetters(List<ConsumerRecord<String, byte[]>> letters) {
        assertThat(letters).extracting(l -> header(l, "weir-reason")).containsExactlyInAnyOrderElementsOf(bad.keySet());
        assertThat(letters).allSatisfy(letter -> {
            byte[] original = Objects.requireNonNull(bad.get(header(letter, "weir-reason")));
            assertThat(header(letter, "weir-message")).isNotBlank();
            assertThat(header(letter, "weir-topic")).isEqualTo(NAME);
            assertThat(header(letter, "weir-size")).isEqualTo(Integer.toString(original.length));
            assertThat(letter.value())
                    .isEqualTo(original.length > 4 << 20 ? Arrays.copyOf(original, 64 << 10) : original);
        });
        assertThat(letters)
                .anySatisfy(letter -> assertThat(header(letter, "weir-message"))
                        .isEqualTo("/samples/0/value is \"17\", must be a number, or null where there is no value"));
    }

    private void awaitCounted(WeirProcess weir) throws IOException {
        await().atMost(PATIENCE)
                .until(() -> weir.metrics().of("weir_ingest_dropped_samples_total", "reason", "series")
                        >= DISTINCT - SERIES_PER_SOURCE);
        OwnMetrics metrics = weir.metrics();
        for (String reason : bad.keySet()) {
            assertThat(metrics.of("weir_ingest_dead_letters_total", "reason", reason))
                    .as(reason)
                    .isEqualTo(1);
        }
        assertThat(metrics.of("weir_ingest_dropped_samples_total", "reason", "infinite"))
                .isEqualTo(2);
        assertThat(metrics.of("weir_ingest_dropped_samples_total", "reason", "ahead"))
                .isEqualTo(1);
        assertThat(metrics.of("weir_ingest_dropped_samples_total", "reason", "series"))
                .isEqualTo(DISTINCT - SERIES_PER_SOURCE);
    }

    private static byte[] report(String source, String time, String samples) {
        return json("{'source':{'service.name':'" + source + "'},'time':" + time + ",'samples':[" + samples + "]}");
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String key) {
        return new String(letter.headers().lastHeader(key).value(), UTF_8);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = BadInputIT.class.getResourceAsStream("/samples/otelcol_kafka/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
