package io.weir.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reference of {@code weir.*} from the Javadoc and annotations of the {@code @ConfigMapping} interfaces, read
 * with the compiler's own parser: what is documented is what is compiled.
 */
final class ConfigurationReference {

    private final List<Entry> entries = new ArrayList<>();

    private ConfigurationReference() {}

    /** The reference as Markdown, for all mappings in the directory. */
    static String of(Path directory) throws IOException {
        ConfigurationReference reference = new ConfigurationReference();
        reference.read(directory);
        return reference.markdown();
    }

    private void read(Path directory) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(directory)) {
            List<Path> paths = sources.filter(p -> p.toString().endsWith("Config.java"))
                    .sorted()
                    .toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(paths));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new MappingReader(unit, docs).read();
            }
        }
    }

    private String markdown() {
        Map<String, List<Entry>> sections =
                entries.stream().collect(Collectors.groupingBy(Entry::section, TreeMap::new, Collectors.toList()));
        StringBuilder out = new StringBuilder(HEAD);
        sections.forEach((section, list) -> {
            out.append("\n## `").append(section).append("`\n\n| property | default | what it does |\n|---|---|---|\n");
            list.stream().sorted(Comparator.comparing(Entry::property)).forEach(e -> out.append(e.row()));
        });
        return out.toString();
    }

    private static final String HEAD = """
            # Configuration reference

            Generated from the code by `ConfigurationReferenceTest`; do not edit. Every property can also be set as an
            environment variable: upper case, every other character than a letter or digit as `_`
            (`weir.analysis.period` is `WEIR_ANALYSIS_PERIOD`). Durations are written as `15s`, `5M` or ISO-8601 (`PT15S`).
            """;

    private record Entry(String property, String type, String defaultValue, String text) {

        String section() {
            return Stream.of(property.split("\\.")).limit(2).collect(Collectors.joining("."));
        }

        String row() {
            String shown = defaultValue.isEmpty() ? type : "`" + defaultValue + "`";
            return "| `" + property + "` | " + shown + " | " + text.replace("|", "\\|") + " |\n";
        }
    }

    /** Reads the mappings of one source file. */
    private final class MappingReader {

        private final CompilationUnitTree unit;
        private final DocTrees docs;
        private final Map<String, ClassTree> types;

        MappingReader(CompilationUnitTree unit, DocTrees docs) {
            this.unit = unit;
            this.docs = docs;
            this.types = nested(unit)
                    .collect(Collectors.toMap(t -> t.getSimpleName().toString(), Function.identity(), (a, b) -> a));
        }

        void read() {
            for (ClassTree type : types.values()) {
                annotation(type.getModifiers().getAnnotations(), "ConfigMapping")
                        .flatMap(a -> argument(a, "prefix"))
                        .ifPresent(prefix -> read(prefix, type));
            }
        }

        private void read(String prefix, ClassTree type) {
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    read(prefix, type, method);
                }
            }
        }

        private void read(String prefix, ClassTree owner, MethodTree method) {
            var annotations = method.getModifiers().getAnnotations();
            String name = annotation(annotations, "WithName")
                    .flatMap(a -> argument(a, "value"))
                    .orElseGet(() -> kebab(method.getName().toString()));
            String property = annotation(annotations, "WithParentName").isPresent() ? prefix : prefix + "." + name;
            String returned = String.valueOf(method.getReturnType());
            String element = returned.replaceAll("^(Optional|Map<String, ?|List)<?|>+$", "");
            ClassTree group = types.get(element);
            if (group != null) {
                String key = returned.startsWith("Map") ? ".\"name\"" : returned.startsWith("List") ? "[0]" : "";
                read(property + key, group);
                return;
            }
            String key = returned.startsWith("Map<") ? ".\"name\"" : "";
            String def = annotation(annotations, "WithDefault")
                    .flatMap(a -> argument(a, "value"))
                    .orElse("");
            String type = returned.startsWith("Optional") || returned.startsWith("Map") || returned.startsWith("List")
                    ? "not set"
                    : "required";
            entries.add(new Entry(property + key, type, def, text(owner, method)));
        }

        private String text(ClassTree owner, MethodTree method) {
            TreePath path = TreePath.getPath(unit, method);
            String comment = docs.getDocComment(path);
            if (comment == null) {
                throw new IllegalStateException(owner.getSimpleName() + "." + method.getName() + " has no Javadoc");
            }
            return comment.replaceAll("\\{@(code|link) ([^}]*)}", "`$2`")
                    .replaceAll("<[^>]+>", "")
                    .replaceAll("(?m)^\\s*@.*$", "")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    private static Stream<ClassTree> nested(CompilationUnitTree unit) {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .flatMap(ConfigurationReference::withNested);
    }

    private static Stream<ClassTree> withNested(ClassTree type) {
        Stream<ClassTree> inner =
                type.getMembers().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
        return Stream.concat(Stream.of(type), inner.flatMap(ConfigurationReference::withNested));
    }

    private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> all, String name) {
        return all.stream()
                .filter(a -> a.getAnnotationType().toString().endsWith(name))
                .map(AnnotationTree.class::cast)
                .findFirst();
    }

    private static Optional<String> argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .map(a -> value(a.toString(), a, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> value(String source, Tree argument, String name) {
        @Nullable Object literal = argument instanceof LiteralTree l ? l.getValue() : null;
        if (literal != null) {
            return Optional.of(literal.toString());
        }
        String head = name + " = \"";
        return source.startsWith(head)
                ? Optional.of(
                        source.substring(head.length(), source.length() - 1).replace("\\\"", "\""))
                : Optional.empty();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
