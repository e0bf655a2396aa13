package io.weir.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.api.analysis.Analyzer;
import io.weir.plugin.PluginVerification.Report;
import io.weir.plugin.directory.Complaint;
import io.weir.plugin.directory.Complaint.Weight;
import io.weir.plugin.directory.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars as authors make them by mistake. */
class PluginVerificationTest {

    @TempDir
    private Path dir;

    @Test
    void aSoundJarHasNoFault() throws Exception {
        Report report = verify(PluginJar.saying("stranger", "1", "Found it"));

        assertThat(report.plugins()).containsExactly("analyzer stranger 1");
        assertThat(texts(report, Weight.FAULT)).isEmpty();
    }

    @Test
    void whatThePagesLackIsAdvised() throws Exception {
        assertThat(texts(verify(PluginJar.saying("stranger", "1", "Found it")), Weight.ADVICE))
                .anySatisfy(t -> assertThat(t).contains("no description"))
                .anySatisfy(t -> assertThat(t).contains("does not name what it finds"));
    }

    @Test
    void aManifestThatDoesNotSayTheApiIsAdvised() throws Exception {
        PluginJar silent = PluginJar.empty()
                .source("Analysis", "package stranger; public abstract class Analysis {}")
                .service(Analyzer.class.getName(), "stranger.Analysis");

        assertThat(texts(verify(silent), Weight.ADVICE))
                .anySatisfy(t -> assertThat(t).contains("'Weir-Api: 0.1'"));
    }

    @Test
    void aClassOfAnotherTypeIsAFault() throws Exception {
        PluginJar jar = PluginJar.saying("stranger", "1", "Found it")
                .source("Other", "package stranger; public class Other {}")
                .service(Analyzer.class.getName(), "stranger.Other");

        assertThat(faults(jar))
                .containsExactly("META-INF/services/io.weir.api.analysis.Analyzer names stranger.Other, which is no"
                        + " io.weir.api.analysis.Analyzer");
    }

    @Test
    void aSubclassOfAnAnalyzerIsOne() throws Exception {
        PluginJar jar = PluginJar.saying("stranger", "1", "Found it")
                .source(
                        "Base",
                        "package stranger; public abstract class Base implements io.weir.api.analysis.Analyzer {"
                                + " public io.weir.api.PluginDescriptor descriptor() { return new io.weir.api.PluginDescriptor("
                                + "\"derived\", \"1\", \"Derived\", \"\"); }"
                                + " public io.weir.api.analysis.Verdict analyze(io.weir.api.analysis.Window w) { return"
                                + " io.weir.api.analysis.Verdict.nothing(); } }")
                .source("Derived", "package stranger; public class Derived extends Base {}")
                .service(Analyzer.class.getName(), "stranger.Derived # and no other");

        assertThat(faults(jar)).isEmpty();
    }

    @Test
    void aClassThatCannotBeMadeIsAFault() throws Exception {
        PluginJar jar = PluginJar.saying("stranger", "1", "Found it")
                .source(
                        "Closed",
                        "package stranger; public abstract class Closed implements"
                                + " io.weir.api.analysis.Analyzer { Closed() {} }")
                .service(Analyzer.class.getName(), "stranger.Closed");

        assertThat(faults(jar))
                .containsExactlyInAnyOrder(
                        "stranger.Closed is abstract: a service file names a class that can be instantiated",
                        "stranger.Closed must be public and have a public constructor without arguments");
    }

    @Test
    void aServiceFileWithoutAClassIsAFault() throws Exception {
        assertThat(faults(PluginJar.saying("stranger", "1", "x").service(Analyzer.class.getName(), "# to do\n")))
                .containsExactly("META-INF/services/io.weir.api.analysis.Analyzer names no class");
    }

    @Test
    void aCopyOfTheApiIsAFault() throws Exception {
        assertThat(faults(PluginJar.saying("stranger", "1", "x").file("io/weir/api/Plugin.class", "whatever")))
                .singleElement()
                .asString()
                .startsWith(
                        "holds a copy of Weir's API, which the host ignores: give weir-plugins-api the scope 'provided'");
    }

    @Test
    void aLibraryThatStayedAtHomeIsAFault() throws Exception {
        Path library = PluginJar.empty()
                .source("Words", "package lib; public class Words { public static String title() { return \"x\"; } }")
                .writeTo(dir.resolve("words.jar"));
        PluginJar jar = PluginJar.analyzer("stranger", "1", "return say(lib.Words.title());")
                .with(library);

        assertThat(faults(jar))
                .containsExactly(
                        "stranger.Analysis uses lib.Words, which is neither in the jar nor in the JDK: bring it"
                                + " along, in the jar or in a folder of jars");
    }

    @Test
    void anEndOfTheServiceIsAFault() throws Exception {
        assertThat(faults(PluginJar.analyzer("stranger", "1", "System.exit(1); return null;")))
                .containsExactly("stranger.Analysis.analyze calls System.exit: a plugin must not end the service");
    }

    @Test
    void aClockOfItsOwnIsAdvisedAgainst() throws Exception {
        Report report = verify(PluginJar.analyzer("stranger", "1", "return say(\"\" + java.time.Instant.now());"));

        assertThat(texts(report, Weight.ADVICE))
                .contains(
                        "stranger.Analysis calls Instant.now: findings then cannot be replayed; the end of the window is now");
    }

    @Test
    void whatANativeExecutableLacksIsSaid() throws Exception {
        PluginJar jar = PluginJar.analyzer("stranger", "1", """
                        try { return say(Class.forName("stranger.Late").getName()); }
                        catch (ClassNotFoundException e) { return null; }""");

        assertThat(texts(verify(jar), Weight.NATIVE)).singleElement().asString().contains("calls Class.forName");
    }

    @Test
    void optionsThatANativeExecutableCannotReadAreSaid() throws Exception {
        PluginJar jar = PluginJar.empty()
                .attribute("Weir-Api", "0.1")
                .service(Analyzer.class.getName(), "stranger.Tuned")
                .source(
                        "Limits",
                        "package stranger; public record Limits(@io.weir.api.config.Option(description = \"x\","
                                + " min = 1) int most) {}")
                .source("Tuned", """
                        package stranger;
                        import io.weir.api.PluginDescriptor;
                        import io.weir.api.analysis.*;
                        public final class Tuned implements ConfigurableAnalyzer<Limits> {
                            public PluginDescriptor descriptor() { return new PluginDescriptor("tuned", "1", "T", ""); }
                            public Limits defaults() { return new Limits(3); }
                            public Verdict analyze(Window window, Limits limits) { return Verdict.nothing(); }
                        }
                        """);

        assertThat(texts(verify(jar), Weight.NATIVE))
                .singleElement()
                .asString()
                .startsWith("a native executable cannot read the options stranger.Limits: put what");
    }

    @Test
    void whatIsNoJarCannotBeRead() throws IOException {
        Path file = Files.writeString(dir.resolve("no.jar"), "no jar");

        assertThatThrownBy(() -> new PluginVerification(Providers.of(), PluginLimits.DEFAULT).verify(file))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("is not a whole jar");
    }

    private List<String> faults(PluginJar jar) throws Exception {
        return texts(verify(jar), Weight.FAULT);
    }

    private Report verify(PluginJar jar) throws Exception {
        return new PluginVerification(Providers.of(), PluginLimits.DEFAULT)
                .verify(jar.writeTo(dir.resolve("stranger.jar")));
    }

    private static List<String> texts(Report report, Weight weight) {
        return report.complaints().stream()
                .filter(c -> c.weight() == weight)
                .map(Complaint::text)
                .toList();
    }
}
