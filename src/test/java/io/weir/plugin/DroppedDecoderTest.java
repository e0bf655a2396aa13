package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.api.payload.PayloadDecoder;
import io.weir.ingest.DecodedFrame;
import io.weir.ingest.Decoders;
import io.weir.ingest.FurtherDecoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
import io.weir.plugin.directory.PluginDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A decoder that somebody drops into the directory, and what becomes of messages. */
@Timeout(60)
class DroppedDecoderTest {

    private static final PluginLimits LIMITS =
            new PluginLimits(Duration.ofSeconds(20), 2, 4, 3, Duration.ofMinutes(1), Duration.ofHours(1));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PAIRS = """
            String text = new String(message.bytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (text.contains("hang up")) throw new IllegalStateException("cannot");
            List<Sample> samples = new ArrayList<>();
            for (String pair : text.substring(6).split(",")) {
                String[] parts = pair.split("=");
                if (parts.length != 2) throw new UndecodablePayloadException("'" + pair + "' must be like depth=5");
                samples.add(Sample.gauge(parts[0], Map.of(), Double.parseDouble(parts[1])));
            }
            return List.of(new Report(Map.of("service.name", "acme"), message.receivedAt(), samples));
            """;

    private static final Map<String, byte[]> JARS = new ConcurrentHashMap<>();

    @TempDir
    private Path dir;

    private final TestClock clock = new TestClock();
    private ServiceLoadedPlugins host;

    @BeforeEach
    void start() {
        host = ServiceLoadedPlugins.load(Providers.of(), new PluginDirectory(dir), LIMITS, clock);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void readsTheTopicThatNamesItsFormat() throws Exception {
        Decoders decoders = decoders(Map.of("acme", "acme-pairs"));
        drop("acme-pairs");

        Decoders.Decoded decoded = decoders.decode(message("acme", "PAIRS:depth=5,full=0.5"));

        DecodedFrame frame = decoded.frames().getFirst();
        assertThat(decoded.format()).isEqualTo("acme-pairs");
        assertThat(frame.values()).containsExactly(5, 0.5);
        assertThat(frame.atMillis()).isEqualTo(NOW.toEpochMilli());
        assertThat(frame.description().get().source().name()).isEqualTo("acme");
        assertThat(frame.description().get().series()).extracting(s -> s.name()).containsExactly("depth", "full");
    }

    @Test
    void aShapeHasOneHashAndAnotherShapeAnother() throws Exception {
        drop("acme-pairs");
        Decoders decoders = decoders(Map.of("acme", "acme-pairs"));

        DecodedFrame first = frame(decoders, "PAIRS:depth=5,full=0.5");
        DecodedFrame second = frame(decoders, "PAIRS:depth=6,full=0.7");
        DecodedFrame other = frame(decoders, "PAIRS:full=0.7,depth=6");

        assertThat(second.shapeHash()).isEqualTo(first.shapeHash()).isNotEqualTo(other.shapeHash());
        assertThat(second.sourceHash()).isEqualTo(first.sourceHash()).isEqualTo(other.sourceHash());
    }

    @Test
    void readsWhatItRecognisesAndNobodyElseDoes() throws Exception {
        drop("acme-pairs");
        Decoders decoders = decoders(Map.of());

        assertThat(decoders.decode(message("any", "PAIRS:depth=5")).format()).isEqualTo("acme-pairs");
        assertThat(code(decoders, "any", "POEMS:depth=5")).isEqualTo("unknown-format");
    }

    @Test
    void aBrokenMessageIsNotHeldAgainstIt() {
        drop("acme-pairs");
        Decoders decoders = decoders(Map.of("acme", "acme-pairs"));

        for (int i = 0; i < 5; i++) {
            assertThat(code(decoders, "acme", "PAIRS:depth")).isEqualTo("malformed");
        }
        assertThat(status().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void oneThatThrowsCostsItsMessagesAndIsLeftAlone() {
        drop("acme-pairs");
        Decoders decoders = decoders(Map.of("acme", "acme-pairs"));

        for (int i = 0; i < 3; i++) {
            assertThat(code(decoders, "acme", "PAIRS:hang up")).isEqualTo("decoder-failed");
        }

        assertThat(status().state()).isEqualTo(State.QUARANTINED);
        assertThat(code(decoders, "acme", "PAIRS:depth=5")).isEqualTo("decoder-failed");
    }

    @Test
    void aReleaseEndsItsQuarantine() throws Exception {
        drop("acme-pairs");
        Decoders decoders = decoders(Map.of("acme", "acme-pairs"));
        for (int i = 0; i < 3; i++) {
            code(decoders, "acme", "PAIRS:hang up");
        }

        host.release(PluginStatus.Type.DECODER, "pairs");

        assertThat(frame(decoders, "PAIRS:depth=5").values()).containsExactly(5);
    }

    @Test
    void aSeriesThatComesTwiceIsRefused() {
        drop("acme-pairs");

        assertThat(code(decoders(Map.of("acme", "acme-pairs")), "acme", "PAIRS:depth=5,depth=6"))
                .isEqualTo("decoder-failed");
        assertThat(status().reason()).isEqualTo("series depth is twice in one report");
    }

    @Test
    void messagesOfOneThatIsGoneCanBeSentAgain() throws IOException {
        drop("acme-pairs");
        Decoders decoders = decoders(Map.of("acme", "acme-pairs"));

        Files.delete(dir.resolve("pairs.jar"));
        settle();

        assertThat(code(decoders, "acme", "PAIRS:depth=5")).isEqualTo("decoder-missing");
    }

    @Test
    void aFormatOfWeirsOwnIsRefused() {
        drop("otlp-json");

        assertThat(host.status()).singleElement().satisfies(s -> {
            assertThat(s.state()).isEqualTo(State.REJECTED);
            assertThat(s.reason()).isEqualTo("format 'otlp-json' is one of Weir's own: choose another name");
        });
    }

    @Test
    void aFormatThatNobodyCanBringIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decoders(Map.of("acme", "acme-pairs"), FurtherDecoders.NONE))
                .withMessageContaining(
                        "weir.ingest.topics.\"acme\".format is 'acme-pairs', must be one of: auto, otlp-proto");
    }

    private void drop(String format) {
        try {
            Files.write(dir.resolve("pairs.jar"), JARS.computeIfAbsent(format, f -> jar(f).bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settle();
    }

    private static PluginJar jar(String format) {
        return PluginJar.empty()
                .attribute("Weir-Api", "0.1")
                .service(PayloadDecoder.class.getName(), "stranger.Pairs")
                .source("Pairs", """
                        package stranger;
                        import io.weir.api.PluginDescriptor;
                        import io.weir.api.payload.*;
                        import java.util.*;
                        public final class Pairs implements PayloadDecoder {
                            public PluginDescriptor descriptor() { return new PluginDescriptor("pairs", "1", "Pairs", ""); }
                            public String format() { return "%s"; }
                            public boolean recognises(Message message) {
                                return new String(message.bytes(), java.nio.charset.StandardCharsets.UTF_8).startsWith("PAIRS:");
                            }
                            public List<Report> decode(Message message) throws UndecodablePayloadException {
                                %s
                            }
                        }
                        """.formatted(format, PAIRS));
    }

    private void settle() {
        host.look();
        clock.advance(Duration.ofSeconds(3));
        host.look();
    }

    private Decoders decoders(Map<String, String> formats) {
        return decoders(formats, host.decoders(IdentityRules.DEFAULT));
    }

    private static Decoders decoders(Map<String, String> formats, FurtherDecoders further) {
        Unpacking unpacking = new Unpacking(1 << 20);
        return new Decoders(Formats.all(IdentityRules.DEFAULT, unpacking), formats, unpacking, further);
    }

    private static DecodedFrame frame(Decoders decoders, String text) throws UndecodableException {
        return decoders.decode(message("acme", text)).frames().getFirst();
    }

    private static String code(Decoders decoders, String topic, String text) {
        try {
            return decoders.decode(message(topic, text)).format();
        } catch (UndecodableException e) {
            return e.code();
        }
    }

    private PluginStatus status() {
        return host.status().getFirst();
    }

    private static Payload message(String topic, String text) {
        return new Payload(topic, null, Map.of(), NOW, text.getBytes(StandardCharsets.UTF_8));
    }
}
