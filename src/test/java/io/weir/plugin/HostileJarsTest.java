package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.plugin.directory.PluginDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jars that do what one must not: the others run, and each shows as what it is. */
@Timeout(60)
class HostileJarsTest {

    private static final PluginLimits LIMITS =
            new PluginLimits(Duration.ofMillis(1500), 2, 4, 3, Duration.ofMinutes(1), Duration.ofHours(1));

    @TempDir
    private Path dir;

    private ServiceLoadedPlugins host = ServiceLoadedPlugins.load(Providers.of(), LIMITS, new TestClock());

    @AfterEach
    void close() {
        System.setProperty("weir.test.letgo", "true");
        host.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    while (!Boolean.getBoolean("weir.test.letgo")) { Thread.onSpinWait(); } return say("x"); | took longer than 1.5 s
                    return analyze(window.with(List.of())); | StackOverflowError
                    return say("" + new long[Integer.MAX_VALUE - 8].length); | OutOfMemoryError
                    throw new Error("out of cheese"); | Error: out of cheese
                    return Verdict.of(Collections.nCopies(1_000_000, finding("x"))); | 1000000 findings: more than 200
                    return Verdict.of(List.of(new Finding("a.b", FindingKind.SINK, null, Severity.INFO, Double.NaN, "x", "x", List.of(), List.of()))); | must be 0 to 1, is NaN
                    return say(String.valueOf(Spoilt.VALUE)); | ExceptionInInitializerError
                    throw new ThreadDeath(); | ThreadDeath
                    """)
    void aBadCallHurtsNoOther(String body, String reason) {
        System.clearProperty("weir.test.letgo");
        PluginJar.analyzer("bad", "1", body)
                .source(
                        "Spoilt",
                        "package stranger; class Spoilt { static final Integer VALUE = Integer.valueOf(\"x\"); }")
                .writeTo(dir.resolve("bad.jar"));
        start();

        Analysis analysis = analyze();

        assertThat(analysis.failed()).containsExactly("bad");
        assertThat(analysis.findings())
                .singleElement()
                .satisfies(said -> assertThat(said.analyzer()).isEqualTo("good"));
        assertThat(status("bad").reason()).contains(reason);
        assertThat(status("bad").state()).isIn(State.FAILING, State.QUARANTINED);
        assertThat(status("good").state()).isEqualTo(State.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    System.exit(3); | stranger.Analysis.analyze calls System.exit
                    Runtime.getRuntime().halt(3); | stranger.Analysis.analyze calls Runtime.halt
                    Runtime.getRuntime().exit(3); | stranger.Analysis.analyze calls Runtime.exit
                    java.util.function.IntConsumer end = System::exit; end.accept(3); | stranger.Analysis calls System.exit
                    """)
    void whatWouldEndTheServiceIsNotLoaded(String body, String reason) {
        PluginJar.analyzer("bad", "1", body + " return say(\"x\");").writeTo(dir.resolve("bad.jar"));

        start();

        assertThat(analyze().findings()).hasSize(1);
        assertThat(host.status())
                .filteredOn(s -> s.state() == State.REJECTED)
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).startsWith(reason).contains("must not end the service"));
    }

    @Test
    void aLibraryThatWouldEndTheServiceFailsWhenItIsUsed() {
        Path library = PluginJar.empty()
                .source(
                        "Tool",
                        "package stranger; public class Tool { public static void main(String... a) { System.exit(1); } }")
                .writeTo(dir.resolve("bad/tool.jar"));
        PluginJar.analyzer("bad", "1", "Tool.main(); return say(\"x\");")
                .with(library)
                .writeTo(dir.resolve("bad/plugin.jar"));
        start();

        Analysis analysis = analyze();

        assertThat(analysis.failed()).containsExactly("bad");
        assertThat(status("bad").reason()).contains("stranger.Tool.main calls System.exit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    static final int NEVER = Integer.parseInt("x"); | ExceptionInInitializerError
                    public Analysis() { throw new UnsupportedOperationException("no"); } | UnsupportedOperationException: no
                    """)
    void whatCannotBeMadeIsRejected(String member, String reason) {
        PluginJar.analyzer("bad", "1", "return say(\"x\"); } " + member + " static void more() {")
                .writeTo(dir.resolve("bad.jar"));

        start();

        assertThat(analyze().findings()).hasSize(1);
        assertThat(host.status())
                .filteredOn(s -> s.state() == State.REJECTED)
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).contains(reason));
    }

    private void start() {
        PluginJar.saying("good", "1", "All the same").writeTo(dir.resolve("good.jar"));
        host.close();
        host = ServiceLoadedPlugins.load(Providers.of(), new PluginDirectory(dir), LIMITS, new TestClock());
        host.look();
        assertThat(host.status()).extracting(PluginStatus::origin).contains("stranger.Analysis (good.jar)");
    }

    private Analysis analyze() {
        return host.analyze("host-1", Said.window())
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private PluginStatus status(String id) {
        return List.copyOf(host.status()).stream()
                .filter(s -> s.descriptor().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
