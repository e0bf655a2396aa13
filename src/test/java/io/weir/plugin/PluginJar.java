package io.weir.plugin;

import io.weir.api.analysis.Analyzer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A plugin as somebody else would make it: compiled here and now against the API alone, and packed into a jar. */
final class PluginJar {

    private final List<JavaFileObject> sources = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();
    private final List<Path> libraries = new ArrayList<>();

    private PluginJar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** With nothing in it. */
    static PluginJar empty() {
        return new PluginJar();
    }

    /** With one analyzer, whose service file is as it should be, and which says the API of today. */
    static PluginJar analyzer(String id, String version, String body) {
        return empty().source("Analysis", analyzerSource(id, version, body))
                .service(Analyzer.class.getName(), "stranger.Analysis")
                .attribute("Weir-Api", "0.1");
    }

    /** An analyzer that says one finding of this title. */
    static PluginJar saying(String id, String version, String title) {
        return analyzer(id, version, "return say(\"" + title + "\");");
    }

    PluginJar source(String name, String text) {
        URI uri = URI.create("string:///stranger/" + name + ".java");
        sources.add(new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        });
        return this;
    }

    PluginJar service(String name, String content) {
        return file("META-INF/services/" + name, content);
    }

    PluginJar file(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PluginJar attribute(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    PluginJar with(Path library) {
        libraries.add(library);
        return this;
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path writeTo(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            return Files.write(jar, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(OutputStream to) throws IOException {
        Map<String, byte[]> all = new TreeMap<>(compile());
        all.putAll(files);
        try (JarOutputStream jar = new JarOutputStream(to, manifest)) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue());
            }
        }
    }

    private Map<String, byte[]> compile() throws IOException {
        if (sources.isEmpty()) {
            return Map.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(said, inMemory(standard, classes), null, options(), null, sources)
                    .call();
            if (!good) {
                throw new IllegalStateException(said.toString());
            }
        }
        Map<String, byte[]> bytes = new TreeMap<>();
        classes.forEach((name, content) -> bytes.put(name, content.toByteArray()));
        return bytes;
    }

    private List<String> options() {
        List<String> path =
                new ArrayList<>(List.of(placeOf(Analyzer.class), placeOf(org.jspecify.annotations.Nullable.class)));
        libraries.forEach(library -> path.add(library.toString()));
        return List.of("-proc:none", "-nowarn", "-cp", String.join(java.io.File.pathSeparator, path));
    }

    private static JavaFileManager inMemory(
            StandardJavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
        return new ForwardingJavaFileManager<JavaFileManager>(standard) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                String file = name.replace('.', '/') + kind.extension;
                return new SimpleJavaFileObject(URI.create("bytes:///" + file), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return classes.computeIfAbsent(file, f -> new ByteArrayOutputStream());
                    }
                };
            }
        };
    }

    private static String placeOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static String analyzerSource(String id, String version, String body) {
        return """
                package stranger;
                import io.weir.api.PluginDescriptor;
                import io.weir.api.analysis.*;
                import java.util.*;
                public final class Analysis implements Analyzer {
                    public PluginDescriptor descriptor() {
                        return new PluginDescriptor("%s", "%s", "By a stranger", "");
                    }
                    public Verdict analyze(Window window) {
                        %s
                    }
                    static Verdict say(String title) { return Verdict.of(List.of(finding(title))); }
                    static Finding finding(String title) {
                        return new Finding("stranger.code", FindingKind.SINK, "sink", Severity.WARNING, 0.9, title,
                                "because", List.of(), List.of());
                    }
                }
                """.formatted(id, version, body);
    }
}
