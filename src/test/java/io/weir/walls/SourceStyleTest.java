package io.weir.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measure of the sources in all modules, and proof that each check finds what it looks for. */
class SourceStyleTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").normalize();
    private static final Path SOMEWHERE = Path.of("Planted.java");

    @Test
    void nothingIsHeldAgainstAnySource() {
        List<SourceFile> sources = SourceFile.below(ROOT, ".java");

        assertThat(sources.stream().filter(SourceFile::isMainCode).flatMap(source -> source.complaints().stream()))
                .isEmpty();
    }

    @Test
    void noSourceIsLong() {
        assertThat(SourceFile.below(ROOT, ".java"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.length())
                        .as("lines of %s", source.path())
                        .isLessThanOrEqualTo(500));
    }

    @Test
    void mostSourcesAreShort() {
        List<Integer> lengths = SourceFile.below(ROOT, ".java").stream()
                .filter(SourceFile::isMainCode)
                .map(SourceFile::length)
                .sorted()
                .toList();

        assertThat(lengths.get(lengths.size() / 2)).as("median of lines").isLessThan(70);
        assertThat(lengths.get(lengths.size() * 9 / 10))
                .as("lines of nine in ten")
                .isLessThan(230);
    }

    @Test
    void versionsStandInTheRootOnly() {
        List<SourceFile> modules = SourceFile.below(ROOT, "pom.xml").stream()
                .filter(pom -> !pom.path().equals(ROOT.resolve("pom.xml")))
                // The pom of a plugin that is yet to be made: its versions are filled in from the root.
                .filter(pom -> !pom.path().toString().contains("archetype-resources"))
                .toList();

        assertThat(modules)
                .hasSizeGreaterThan(5)
                .allSatisfy(pom -> assertThat(pom.lines().stream()
                                .filter(line -> line.contains("<version>") && !line.contains("${"))
                                .map(String::strip))
                        .as("versions in %s", pom.path())
                        .containsExactly("<version>0.1.0-SNAPSHOT</version>"));
    }

    @Test
    void anUnfinishedLineIsFound() {
        assertThat(planted("int a; // TO" + "DO later").complaints())
                .containsExactly("Planted.java:1 is unfinished: do it, or open an issue");
    }

    @Test
    void anEmDashIsFound() {
        assertThat(planted("// slow \u2014 very").complaints())
                .singleElement()
                .asString()
                .contains(":1 has an em-dash");
    }

    @Test
    void aPublicTypeWithoutJavadocIsFound() {
        assertThat(planted("package x;", "", "@Deprecated", "public final class Planted {}")
                        .complaints())
                .containsExactly("Planted.java:4 is a public type without Javadoc");
    }

    @Test
    void aPublicTypeWithJavadocIsFine() {
        assertThat(planted("/** Says what it is. */", "@Deprecated", "public record Planted() {}")
                        .complaints())
                .isEmpty();
    }

    private static SourceFile planted(String... lines) {
        return new SourceFile(SOMEWHERE, List.of(lines));
    }
}
