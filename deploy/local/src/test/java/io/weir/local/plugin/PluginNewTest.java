package io.weir.local.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.analysis.Analyzer;
import io.weir.local.analyze.AnalyzeCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What an author does: a new plugin in an empty folder, built, checked, installed, and its finding read. */
class PluginNewTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path RECORDING = ROOT.resolve("src/test/resources/recordings/rsyslog/slow_sink.jsonl.gz");
    private static final String SERVICE = "META-INF/services/" + Analyzer.class.getName();

    @TempDir
    static Path dir;

    private static String said = "";
    private static AuthorsMaven.Built built;
    private static Path jar;

    @BeforeAll
    static void makeAndBuild() throws Exception {
        System.setProperty("weir.root", ROOT.toString());
        System.setProperty("weir.home", dir.resolve("home").toString());
        Path projects = Files.createDirectories(dir.resolve("with a space"));
        make(projects.resolve("full-queue"), "analyzer");
        make(projects.resolve("relay"), "adapter");
        make(projects.resolve("lines"), "decoder");
        make(projects.resolve("chat"), "notifier");
        Files.writeString(projects.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.acme</groupId>
                  <artifactId>all</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>
                    <module>full-queue</module><module>relay</module><module>lines</module><module>chat</module>
                  </modules>
                </project>
                """);
        // Maven looks for its options beside the POM that it is started on.
        Path options = projects.resolve("full-queue/.mvn/maven.config");
        Files.copy(options, Files.createDirectories(projects.resolve(".mvn")).resolve("maven.config"));
        built = new AuthorsMaven(dir.resolve("maven")).run(projects, "package");
        jar = projects.resolve("full-queue/target/full-queue.jar");
    }

    private static void make(Path project, String kind) {
        assertThat(run("new", project.toString(), "--group", "org.acme", "--kind", kind))
                .as(said)
                .isZero();
    }

    @AfterAll
    static void forget() {
        System.clearProperty("weir.root");
        System.clearProperty("weir.home");
    }

    @Test
    void allKindsBuildAndTheirTestsPass() {
        assertThat(built.output())
                .contains("BUILD SUCCESS")
                .containsPattern("FullQueueAnalyzerTest")
                .containsPattern("Tests run: 1[0-9], Failures: 0, Errors: 0");
        assertThat(jar).exists();
    }

    @ParameterizedTest
    @CsvSource({"analyzer, full-queue", "adapter, relay", "decoder, lines", "notifier, chat"})
    void isSoundForANativeExecutableToo(String kind, String id) {
        Path made = jar.resolve("../../../" + id + "/target/" + id + ".jar").normalize();

        assertThat(run("verify", made.toString(), "--native")).as(said).isZero();

        assertThat(said).contains("found   " + kind + " " + id + " 0.1.0").contains(": sound\n");
    }

    @Test
    void aKindThatThereIsNotIsNamed() {
        assertThat(run("new", dir.resolve("other").toString(), "--kind", "sink"))
                .isEqualTo(2);

        assertThat(dir.resolve("other")).doesNotExist();
    }

    @Test
    void findsSomethingWhenItIsInstalled() throws IOException {
        Path plugins = Files.createDirectories(dir.resolve("found"));
        Files.copy(jar, plugins.resolve("full-queue.jar"));

        String findings = capture(() ->
                new CommandLine(new AnalyzeCommand()).execute(RECORDING.toString(), "--plugins", plugins.toString()));

        assertThat(findings).contains("\"full-queue.backlog\"");
    }

    @Test
    void isListedWhenItIsInstalled() throws IOException {
        Path plugins = Files.createDirectories(dir.resolve("listed"));
        Files.copy(jar, plugins.resolve("full-queue.jar"));

        assertThat(run("list", "--plugins", plugins.toString())).as(said).isZero();

        assertThat(said)
                .containsPattern("analyzer +full-queue +0.1.0 +org.acme.fullqueue.FullQueueAnalyzer")
                .containsPattern("analyzer +bottleneck ");
    }

    @Test
    void anotherRangeOfTheApiIsRefused() throws IOException {
        Path spoilt = SpoiltJar.of(jar)
                .text("META-INF/MANIFEST.MF", "Weir-Api: 0.1", "Weir-Api: 9.1")
                .writeTo(dir.resolve("range/full-queue.jar"));

        isRefused(spoilt, "needs version [9.1,10.0) of the plugins API, and this is 0.1: use a newer Weir");
    }

    @Test
    void aServiceFileThatNamesNoClassIsRefused() throws IOException {
        Path spoilt = SpoiltJar.of(jar)
                .text(SERVICE, "FullQueueAnalyzer", "FullQueueAnalyser")
                .writeTo(dir.resolve("service/full-queue.jar"));

        isRefused(spoilt, "org.acme.fullqueue.FullQueueAnalyser");
        assertThat(said).contains("and there is no such class in the jar");
    }

    @Test
    void anIdThatIsNoneIsRefused() throws IOException {
        Path spoilt = SpoiltJar.of(jar).constant("full-queue", "Full queue").writeTo(dir.resolve("id/full-queue.jar"));

        isRefused(spoilt, "plugin id 'Full queue' must be 2 to 64 lower-case letters");
    }

    @Test
    void anIdThatIsTakenIsRefused() throws IOException {
        Path spoilt =
                SpoiltJar.of(jar).constant("full-queue", "bottleneck").writeTo(dir.resolve("taken/full-queue.jar"));

        isRefused(spoilt, "taken by io.weir.plugins.bottleneck.BottleneckAnalyzer");
    }

    @Test
    void anotherBuildOfTheApiCanBePutIntoAProject() throws IOException {
        Path project = Files.createDirectories(dir.resolve("older"));
        Files.writeString(project.resolve("pom.xml"), "<weir.version>0.0.9</weir.version>");

        assertThat(run("install-api", project.toString())).isZero();

        assertThat(project.resolve("pom.xml"))
                .content()
                .containsPattern("<weir.version>0.1.0-[0-9a-f]{10}</weir.version>");
        assertThat(project.resolve("repository/io/weir/weir-testkit")).isDirectoryContaining("glob:**/0.1.0-*");
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Path project = Files.createDirectories(dir.resolve("mine"));
        Files.writeString(project.resolve("notes.txt"), "mine");

        assertThat(run("new", project.toString())).isEqualTo(2);

        assertThat(project).isDirectoryNotContaining("glob:**/pom.xml");
    }

    /** By the check before it is shipped, and by a host that finds it in its directory. */
    private static void isRefused(Path spoilt, String reason) {
        assertThat(run("list", "--plugins", spoilt.getParent().toString()))
                .as(said)
                .isEqualTo(1);
        assertThat(said).contains("rejected  ").contains(reason);
        assertThat(run("verify", spoilt.toString())).as(said).isEqualTo(1);
        assertThat(said).contains("FAULT   ").contains(reason);
    }

    private static int run(String... arguments) {
        int[] code = new int[1];
        said = capture(() -> code[0] = new CommandLine(new PluginCommand())
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> io.weir.local.common.Problem.report(failure))
                .execute(arguments));
        return code[0];
    }

    private static String capture(Runnable work) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
