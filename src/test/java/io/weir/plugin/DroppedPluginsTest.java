package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.analysis.PluginHost.Analysis;
import io.weir.analysis.PluginStatus;
import io.weir.analysis.PluginStatus.State;
import io.weir.api.analysis.Analyzer;
import io.weir.plugin.directory.PluginDirectory;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jars that somebody drops into the directory, changes and removes. */
@Timeout(60)
class DroppedPluginsTest {

    private static final PluginLimits LIMITS =
            new PluginLimits(Duration.ofSeconds(20), 2, 4, 3, Duration.ofMinutes(1), Duration.ofHours(1));

    private static final String DECLARED = """
            id: deep
            title: Deep queue
            description: Says when a queue is deep.
            stages: queue
            signals: {size: pipeline.queue.size}
            when: size > 10
            finding: {kind: queue, severity: info, title: Deep, explanation: "{size} wait."}
            """;

    @TempDir
    private Path dir;

    private final TestClock clock = new TestClock();
    private ServiceLoadedPlugins host = ServiceLoadedPlugins.load(Providers.of(), LIMITS, clock);

    @AfterEach
    void close() {
        host.close();
        // Others in this process expect that system properties are texts.
        List.of("weir.test.begun", "weir.test.replaced", "weir.test.loader").forEach(System.getProperties()::remove);
    }

    @Test
    void aJarThatComesWhileTheServiceRunsIsTakenUp() {
        start();

        PluginJar.saying("stranger", "1", "Found it").writeTo(dir.resolve("stranger.jar"));
        settle();

        assertThat(titles()).containsExactly("Found it");
        assertThat(status("stranger").state()).isEqualTo(State.ACTIVE);
        assertThat(status("stranger").origin()).isEqualTo("stranger.Analysis (stranger.jar)");
    }

    @Test
    void aFolderOfJarsIsOnePlugin() {
        Path library = PluginJar.empty()
                .source(
                        "Words",
                        "package stranger; public class Words { public static String title() { return \"Lent\"; } }")
                .writeTo(dir.resolve("mine/words.jar"));
        PluginJar.analyzer("stranger", "1", "return say(Words.title());")
                .with(library)
                .writeTo(dir.resolve("mine/plugin.jar"));

        start();

        assertThat(titles()).containsExactly("Lent");
    }

    @Test
    void aYamlFileIsAnAnalyzerThatCanBeChanged() throws IOException {
        Path file = Files.writeString(dir.resolve("deep.yaml"), DECLARED);
        start();
        assertThat(status("deep").state()).isEqualTo(State.ACTIVE);
        assertThat(status("deep").origin()).isEqualTo("deep.yaml");

        Files.writeString(file, DECLARED.replace("size > 10", "siez > 10"));
        settle();

        assertThat(host.status()).singleElement().satisfies(s -> {
            assertThat(s.state()).isEqualTo(State.REJECTED);
            assertThat(s.descriptor().title()).isEqualTo("deep.yaml");
            assertThat(s.reason())
                    .isEqualTo("column 7 of line 6, when: there is no 'siez'; declared under 'signals:' are size");
        });
    }

    @Test
    void aNativeExecutableTakesYamlAlone() throws IOException {
        Files.writeString(dir.resolve("deep.yaml"), DECLARED);
        PluginJar.saying("stranger", "1", "Found it").writeTo(dir.resolve("stranger.jar"));
        host.close();

        host = ServiceLoadedPlugins.load(Providers.of(), new PluginDirectory(dir, false), LIMITS, clock);
        settle();

        assertThat(host.status())
                .extracting(s -> s.origin() + " " + s.state())
                .containsExactlyInAnyOrder("deep.yaml ACTIVE", "stranger.jar REJECTED");
    }

    @Test
    void aJarThatIsReplacedRunsAnewAndOneThatIsRemovedNoMore() throws IOException {
        Path jar = PluginJar.saying("stranger", "1", "First").writeTo(dir.resolve("stranger.jar"));
        start();
        assertThat(titles()).containsExactly("First");

        PluginJar.saying("stranger", "2", "Second, and better").writeTo(jar);
        settle();
        assertThat(titles()).containsExactly("Second, and better");
        assertThat(status("stranger").descriptor().version()).isEqualTo("2");

        Files.delete(jar);
        settle();
        assertThat(host.status()).isEmpty();
    }

    @Test
    void aCallThatRunsFinishesOnTheOldVersionWhichThenGoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        System.getProperties().put("weir.test.begun", begun);
        System.getProperties().put("weir.test.replaced", replaced);
        Path jar = PluginJar.analyzer("stranger", "1", """
                try {
                    ((java.util.concurrent.CountDownLatch) System.getProperties().get("weir.test.begun")).countDown();
                    ((java.util.concurrent.CountDownLatch) System.getProperties().get("weir.test.replaced")).await();
                } catch (InterruptedException e) { throw new IllegalStateException(e); }
                return Late.say();""")
                .source(
                        "Late",
                        "package stranger; class Late { static io.weir.api.analysis.Verdict say() {"
                                + " return Analysis.say(\"Old, and loaded late\"); } }")
                .writeTo(dir.resolve("stranger.jar"));
        start();

        CompletableFuture<Analysis> running =
                host.analyze("host-1", Said.window()).toCompletableFuture();
        begun.await();
        PluginJar.saying("stranger", "2", "New").writeTo(jar);
        settle();

        assertThat(titles()).containsExactly("New");
        replaced.countDown();
        assertThat(running.get(20, TimeUnit.SECONDS)
                        .findings()
                        .getFirst()
                        .finding()
                        .title())
                .isEqualTo("Old, and loaded late");
    }

    @Test
    void theClassesOfARemovedPluginCanBeForgotten() throws IOException {
        Path jar = PluginJar.analyzer("stranger", "1", """
                System.getProperties().put("weir.test.loader", new java.lang.ref.WeakReference<>(Analysis.class.getClassLoader()));
                return say("Here");""").writeTo(dir.resolve("stranger.jar"));
        start();
        titles();

        Files.delete(jar);
        settle();

        WeakReference<?> loader = (WeakReference<?>) System.getProperties().remove("weir.test.loader");
        org.awaitility.Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    @Test
    void aJarThatIsHalfWrittenIsWaitedForWhileTheOldOneRuns() throws IOException {
        Path jar = PluginJar.saying("stranger", "1", "Old").writeTo(dir.resolve("stranger.jar"));
        start();
        byte[] whole = PluginJar.saying("stranger", "2", "New").bytes();

        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        settle();

        assertThat(titles()).containsExactly("Old");
        assertThat(rejected()).singleElement().asString().contains("not a whole jar", "still being written");

        Files.write(jar, whole);
        settle();
        assertThat(titles()).containsExactly("New");
        assertThat(rejected()).isEmpty();
    }

    @Test
    void aJarThatIsBeingWrittenIsNotTouched() throws IOException {
        start();
        byte[] whole = PluginJar.saying("stranger", "1", "New").bytes();

        for (int length = 100; length < whole.length; length += 500) {
            Files.write(dir.resolve("stranger.jar"), Arrays.copyOf(whole, length));
            host.look();
            assertThat(host.status()).isEmpty();
        }
    }

    @Test
    void aPluginSeesItsOwnLoaderOnTheThreadAndNothingOfTheService() {
        PluginJar.analyzer("stranger", "1", """
                boolean own = Thread.currentThread().getContextClassLoader() == Analysis.class.getClassLoader();
                String found;
                try { Class.forName("io.weir.plugin.Guarded"); found = "service"; }
                catch (ClassNotFoundException e) { found = "nothing"; }
                try { Class.forName("com.fasterxml.jackson.databind.ObjectMapper"); found = "library"; }
                catch (ClassNotFoundException e) { }
                return say(own + " " + found);""").writeTo(dir.resolve("stranger.jar"));

        start();

        assertThat(titles()).containsExactly("true nothing");
    }

    @Test
    void aPluginFindsItsOwnFiles() {
        PluginJar.analyzer("stranger", "1", """
                try (var in = Analysis.class.getResourceAsStream("/words.txt")) {
                    return say(new String(in.readAllBytes()));
                } catch (java.io.IOException e) { throw new IllegalStateException(e); }""")
                .file("words.txt", "Read from the jar")
                .writeTo(dir.resolve("stranger.jar"));

        start();

        assertThat(titles()).containsExactly("Read from the jar");
    }

    @Test
    void twoPluginsUseTwoVersionsOfOneLibrary() {
        for (String version : List.of("1.0", "2.0")) {
            String id = "uses-" + version.charAt(0);
            PluginJar.analyzer(id, "1", """
                    return Verdict.of(List.of(new Finding("%s", FindingKind.SINK, "sink", Severity.INFO, 1,
                            "Library " + Library.VERSION.toString(), "because", List.of(), List.of())));""".formatted(id))
                    .source(
                            "Library",
                            "package stranger; class Library { static final Object VERSION = \"" + version + "\"; }")
                    .writeTo(dir.resolve(id + ".jar"));
        }

        start();

        assertThat(titles()).containsExactlyInAnyOrder("Library 1.0", "Library 2.0");
    }

    @Test
    void aPluginForAnotherApiIsRefusedBeforeAnyOfItsCodeRuns() {
        PluginJar.saying("stranger", "1", "Never").attribute("Weir-Api", "7.3").writeTo(dir.resolve("stranger.jar"));

        start();

        assertThat(rejected())
                .containsExactly(
                        "stranger.jar: needs version [7.3,8.0) of the plugins API, and this is 0.1: use a newer Weir");
    }

    @Test
    void aRangeThatCannotBeReadIsRefused() {
        PluginJar.saying("stranger", "1", "Never")
                .attribute("Weir-Api", "latest")
                .writeTo(dir.resolve("stranger.jar"));

        start();

        assertThat(rejected()).singleElement().asString().contains("Weir-Api 'latest' must be like 0.1 or [0.1,2.0)");
    }

    @Test
    void aSpoiltServiceFileIsRefused() {
        PluginJar.saying("stranger", "1", "Never")
                .service(Analyzer.class.getName(), "this is no class name")
                .writeTo(dir.resolve("stranger.jar"));

        start();

        assertThat(rejected()).singleElement().asString().contains("Illegal");
    }

    @Test
    void aServiceFileOfAnotherNameIsRefusedWithTheRightOne() {
        PluginJar.empty().service("io.weir.api.Analyzer", "stranger.Analysis").writeTo(dir.resolve("stranger.jar"));

        start();

        assertThat(rejected())
                .singleElement()
                .asString()
                .contains("io.weir.api.analysis.Analyzer", "it has io.weir.api.Analyzer, which is none of them");
    }

    @Test
    void anIdThatIsTakenIsRefusedUntilTheFirstGoes() throws IOException {
        Path first = PluginJar.saying("stranger", "1", "First").writeTo(dir.resolve("a.jar"));
        PluginJar.saying("stranger", "2", "Second").writeTo(dir.resolve("b.jar"));
        start();
        assertThat(titles()).containsExactly("First");
        assertThat(rejected())
                .containsExactly("stranger.Analysis (b.jar): its id is taken by stranger.Analysis (a.jar)");

        Files.delete(first);
        settle();

        assertThat(titles()).containsExactly("Second");
        assertThat(rejected()).isEmpty();
    }

    @Test
    void whatIsNoJarIsToldAndWhatIsHiddenOrUnfinishedIsNot() throws IOException {
        Files.writeString(dir.resolve("README.txt"), "drop plugins here");
        Files.writeString(dir.resolve("broken.jar"), "no jar at all");
        Files.writeString(dir.resolve(".hidden.jar"), "");
        Files.writeString(dir.resolve("coming.jar.part"), "");
        Files.createDirectory(dir.resolve("empty"));

        start();

        assertThat(rejected())
                .hasSize(3)
                .anyMatch(r -> r.startsWith("broken.jar: is not a whole jar"))
                .anyMatch(r -> r.startsWith("README.txt: is neither a jar, nor a folder"))
                .anyMatch(r -> r.startsWith("empty: is neither a jar, nor a folder"));
    }

    private void start() {
        host.close();
        host = ServiceLoadedPlugins.load(Providers.of(), new PluginDirectory(dir), LIMITS, clock);
        host.look();
    }

    /** What was seen twice unchanged is no longer being written. */
    private void settle() {
        host.look();
        host.look();
    }

    private List<String> titles() {
        return host.analyze("host-1", Said.window()).toCompletableFuture().join().findings().stream()
                .map(said -> said.finding().title())
                .toList();
    }

    private List<String> rejected() {
        return host.status().stream()
                .filter(s -> s.state() == State.REJECTED)
                .map(s -> s.origin() + ": " + s.reason())
                .toList();
    }

    private PluginStatus status(String id) {
        return host.status().stream()
                .filter(s -> s.descriptor().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
