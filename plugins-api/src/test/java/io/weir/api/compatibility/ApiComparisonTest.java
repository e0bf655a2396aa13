package io.weir.api.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the comparison sees what breaks plugins, and lets pass what does not. */
class ApiComparisonTest {

    @TempDir
    private Path dir;

    @Test
    void aMethodThatIsGoneBreaks() throws IOException {
        assertThat(breaking("interface Api { void a(); void b(); }", "interface Api { void a(); }"))
                .anySatisfy(line -> assertThat(line).startsWith("! Api.b()"));
    }

    @Test
    void aMethodThatAllMustImplementBreaks() throws IOException {
        assertThat(breaking("interface Api { void a(); }", "interface Api { void a(); void b(); }"))
                .isNotEmpty();
    }

    @Test
    void aRecordThatLosesItsConstructorBreaks() throws IOException {
        assertThat(breaking("record Api(int a) {}", "record Api(int a, int b) {}"))
                .anySatisfy(line -> assertThat(line).startsWith("! Api.new(int)"));
    }

    @Test
    void aRecordThatKeepsItsConstructorDoesNot() throws IOException {
        assertThat(breaking("record Api(int a) {}", "record Api(int a, int b) { public Api(int a) { this(a, 0); } }"))
                .isEmpty();
    }

    @Test
    void aDefaultMethodDoesNot() throws IOException {
        assertThat(breaking("interface Api { void a(); }", "interface Api { void a(); default void b() {} }"))
                .isEmpty();
    }

    @Test
    void whatIsExperimentalMayChange() throws IOException {
        String experimental = "@io.weir.api.Experimental public interface Api { void a(); %s }";

        assertThat(breaking(experimental.formatted("void b();"), experimental.formatted("")))
                .isEmpty();
    }

    private List<String> breaking(String before, String now) throws IOException {
        return ApiComparison.of(jar("before", before), jar("now", now)).breaking();
    }

    private Path jar(String name, String source) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(name));
        String open = source.contains("public interface") || source.startsWith("@") ? source : "public " + source;
        Path file = Files.writeString(folder.resolve("Api.java"), open);
        List<String> arguments = new ArrayList<>(List.of("-cp", "target/classes", "-d", folder.toString()));
        arguments.add(file.toString());
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
        Files.delete(file);
        return ApiComparison.pack(folder, dir.resolve(name + ".jar"));
    }
}
