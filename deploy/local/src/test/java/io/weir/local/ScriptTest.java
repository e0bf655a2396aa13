package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.ScriptSandbox.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@ParameterizedClass
@MethodSource("shells")
class ScriptTest {

    @Parameter
    String shell;

    @TempDir
    Path directory;

    private ScriptSandbox sandbox;

    /** The system's sh, and dash where that is another one: it knows nothing beyond POSIX. */
    static Stream<String> shells() throws IOException {
        Path dash = Path.of("/bin/dash");
        return Files.exists(dash) && !Files.isSameFile(dash, Path.of("/bin/sh"))
                ? Stream.of("/bin/sh", "/bin/dash")
                : Stream.of("/bin/sh");
    }

    @BeforeEach
    void copy() throws IOException {
        sandbox = new ScriptSandbox(directory, shell);
    }

    private Path jdk(String place) {
        return sandbox.system(place);
    }

    @Test
    void saysInOneSentenceWhatToInstallWhenThereIsNoJdk() {
        Result result = sandbox.run("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("needs a JDK 25 or newer and found none: install one")
                .hasLineCount(1);
    }

    @Test
    void prefersJavaHome() throws IOException {
        sandbox.jdk(directory.resolve("mine"), "25.0.1").jdk(jdk("usr/lib/jvm/other"), "26");
        sandbox.with("JAVA_HOME", directory.resolve("mine").toString()).maven("3.9.9", 0);

        assertThat(sandbox.run("up").output()).contains("/mine: ");
    }

    @Test
    void passesOverAnOldJavaHome() throws IOException {
        sandbox.jdk(directory.resolve("old"), "17.0.15").jdk(jdk("usr/lib/jvm/new"), "25");
        sandbox.with("JAVA_HOME", directory.resolve("old").toString()).maven("3.9.9", 0);

        assertThat(sandbox.run("up").output()).contains("/usr/lib/jvm/new: ");
    }

    @Test
    void takesTheJavaOnPath() throws IOException {
        sandbox.jdk(directory.resolve("somewhere"), "25").maven("3.9.9", 0);
        Files.createSymbolicLink(
                sandbox.bin().resolve("java"), directory.toRealPath().resolve("somewhere/bin/java"));

        assertThat(sandbox.run("up").output()).contains("/somewhere: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opt/jdk",
                "opt/java/jdk",
                "Library/Java/JavaVirtualMachines/temurin/Contents/Home",
                "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home"
            })
    void looksInTheUsualPlaces(String place) throws IOException {
        sandbox.jdk(jdk(place), "25.0.1").maven("3.9.9", 0);

        assertThat(sandbox.run("up").output()).contains(place + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {".sdkman/candidates/java/25-tem", ".jdks/temurin-25"})
    void looksAtHome(String place) throws IOException {
        sandbox.jdk(sandbox.home().resolve(place), "25.0.1").maven("3.9.9", 0);

        assertThat(sandbox.run("up").output()).contains(place + ": ");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoMaven() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25");

        Result result = sandbox.run("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("needs Maven 3.8.7 or newer to build and found none")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"3.6.3, 1", "3.8.6, 1", "3.8.7, 0", "3.10.0, 0", "4.0.0, 0"})
    void wantsMavenFrom387On(String version, int exitCode) throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven(version, 0);

        assertThat(sandbox.run("up").exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 8081               | up: unknown option '--prot'; see ./weir up --help.",
                "--port                    | up: --port needs a value; see ./weir up --help.",
                "--port=0                  | up: --port must be 1 to 65535, is '0'.",
                "--kafka-port 99999        | up: --kafka-port must be 1 to 65535, is '99999'.",
                "--sample-port x           | up: --sample-port must be 1 to 65535, is 'x'.",
                "--port 99 --kafka-port=99 | --port and --kafka-port are both 99: give them different ports."
            })
    void refusesWrongOptionsBeforeItBuilds(String options, String message) throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);

        Result result = sandbox.run(
                Stream.concat(Stream.of("up"), Stream.of(options.split(" "))).toArray(String[]::new));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains(message).hasLineCount(1);
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    @Test
    void namesTakenPortsBeforeItBuilds() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0).listening(4711, 19092);

        Result result = sandbox.run("up", "--postgres-port", "4711", "--port=4712");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines())
                .containsExactly(
                        "weir: port 19092 (Kafka) is taken by another program: choose another one with --kafka-port N.",
                        "port 4711 (PostgreSQL) is taken by another program: choose another one with --postgres-port N.");
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    @Test
    void leavesPortsToTheLauncherWhereAnEarlierOneLeftSomethingRunning() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0).listening(8080);
        Files.createDirectories(sandbox.root().resolve(".weir/run"));
        Files.writeString(sandbox.root().resolve(".weir/run/service.pid"), "1 2");

        assertThat(sandbox.run("up").exitCode()).isZero();
    }

    @Test
    void aNumberThatIsSomebodyElsesNowIsNoLauncher() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);
        sandbox.run("up");
        Files.createDirectories(sandbox.root().resolve(".weir/run"));
        Files.writeString(sandbox.root().resolve(".weir/run/up.lock"), "99999999 http://127.0.0.1:8080\n");
        Path other = Files.createDirectories(sandbox.proc().resolve("99999999"));
        Files.writeString(other.resolve("cmdline"), "/usr/sbin/cron\0-f");
        Path source =
                Files.createDirectories(sandbox.root().resolve("src/main")).resolve("A.java");
        Files.writeString(source, "class A {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

        sandbox.run("up");

        assertThat(sandbox.mavenCalls()).hasSize(2);
    }

    // A pid that no signal reaches stands for a process of another user.
    @Test
    void buildsNothingUnderALauncherOfAnotherUser() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);
        sandbox.run("up");
        Files.createDirectories(sandbox.root().resolve(".weir/run"));
        Files.writeString(sandbox.root().resolve(".weir/run/up.lock"), "99999999 http://127.0.0.1:8080\n");
        Files.createDirectories(sandbox.proc().resolve("99999999"));
        Path source =
                Files.createDirectories(sandbox.root().resolve("src/main")).resolve("A.java");
        Files.writeString(source, "class A {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

        Result result = sandbox.run("up");

        assertThat(result.output()).contains("sources have changed since the build that is running");
        assertThat(sandbox.mavenCalls()).hasSize(1);
    }

    @Test
    void buildsOnceAndShowsHowFarItIs() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);

        Result first = sandbox.run("up");
        Result second = sandbox.run("up");

        assertThat(first.output()).contains("[10/12] Weir service");
        assertThat(second.output()).doesNotContain("Building");
        assertThat(sandbox.mavenCalls()).hasSize(1);
    }

    @Test
    void buildsAgainWhenASourceChanges() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);
        Path source =
                Files.createDirectories(sandbox.root().resolve("src/main/java")).resolve("A.java");
        Files.writeString(source, "class A {}");
        sandbox.run("up");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        sandbox.run("up");

        assertThat(sandbox.mavenCalls()).hasSize(2);
    }

    @Test
    void showsTheEndOfTheLogWhenTheBuildFails() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 1);

        Result result = sandbox.run("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("Tests run: 4", "the build failed; the whole log is in");
    }

    @Test
    void startsTheLauncherWithWhatItWasGiven() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);

        String output = sandbox.run("replay", "a file.gz", "--speed", "10").output();

        assertThat(output).contains("weir-local.jar replay a file.gz --speed 10");
    }

    @Test
    void worksThroughALinkFromElsewhere() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);
        Path link = Files.createSymbolicLink(
                sandbox.home().resolve("weir"), sandbox.root().resolve("weir"));

        assertThat(sandbox.runAs(link, "up").output()).contains("-Dweir.root=" + sandbox.root());
    }

    @Test
    void addsTheTestsUp() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);

        Result result = sandbox.run("test", "-pl", "src");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("Tests in all: 7 run, 0 failed, 0 errors, 1 skipped");
        assertThat(sandbox.mavenCalls().getFirst()).contains("verify -pl src");
    }

    @Test
    void failsWhenTheTestsFail() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 1);

        assertThat(sandbox.run("test").exitCode()).isEqualTo(1);
    }

    @Test
    void takesPluginsIntoTheNativeExecutable() throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);
        Path jar = Files.writeString(sandbox.home().resolve("full-queue.jar"), "a jar");

        Result result =
                sandbox.run("native", "--sources-only", "--with", "org.acme:relay:1.2", "--with=full-queue.jar");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(sandbox.mavenCalls().getFirst())
                .contains("-Dnative -Dquarkus.native.sources-only=true")
                .containsPattern("-Dweir.with=\\d+ -Dweir.with.repository=file:///.*weir%20root/.weir/with ");
        Path with = sandbox.root().resolve(".weir/with/io/weir/with");
        assertThat(only(with.resolve("plugins"), "plugins", ".pom"))
                .content()
                .contains("<groupId>org.acme</groupId><artifactId>relay</artifactId><version>1.2</version>")
                .contains("<groupId>io.weir.with.jar</groupId><artifactId>full-queue</artifactId>");
        assertThat(only(with.resolve("jar/full-queue"), "full-queue", ".jar")).hasSameBinaryContentAs(jar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay", "org.acme:relay", "org.acme::1", "a:b:c:d", "gone.jar", "a:b:1<2"})
    void aPluginThatIsNoneIsNamed(String plugin) throws IOException {
        sandbox.jdk(jdk("opt/jdk"), "25").maven("3.9.9", 0);

        Result result = sandbox.run("native", "--sources-only", "--with", plugin);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains(plugin);
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    /** The file of an artifact that has one version. */
    private static Path only(Path artifact, String name, String end) throws IOException {
        try (Stream<Path> versions = Files.list(artifact)) {
            List<Path> all = versions.toList();
            assertThat(all).hasSize(1);
            return all.getFirst().resolve(name + "-" + all.getFirst().getFileName() + end);
        }
    }

    @ParameterizedTest
    @CsvSource({"upp, up", "hlep, help", "rep, replay", "analyse, analyze", "tset, test"})
    void suggestsTheNearestCommand(String typed, String meant) {
        Result result = sandbox.run(typed);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("'" + typed + "' is not a command. Did you mean '" + meant + "'?");
    }

    @Test
    void suggestsNothingWhenNothingIsNear() {
        assertThat(sandbox.run("banana").output()).doesNotContain("Did you mean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "dev", "replay", "analyze", "plugin", "native"})
    void hasHelpForEachCommandWithoutAnyJdk(String command) {
        Result result = sandbox.run(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .startsWith("Usage: ./weir " + command)
                .isEqualTo(sandbox.run("help", command).output());
    }

    @Test
    void helpNamesEveryOption() {
        new CommandLine(new Main()).getSubcommands().forEach((name, command) -> {
            String help = sandbox.run(name, "--help").output();
            assertThat(optionsOf(command)).allSatisfy(option -> assertThat(help).contains(option));
            assertThat(command.getSubcommands().keySet())
                    .allSatisfy(part -> assertThat(help).contains("./weir " + name + " " + part));
        });
    }

    private static List<String> optionsOf(CommandLine command) {
        return Stream.concat(Stream.of(command), command.getSubcommands().values().stream())
                .flatMap(c -> c.getCommandSpec().options().stream())
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(CommandLine.Model.OptionSpec::longestName)
                .toList();
    }
}
