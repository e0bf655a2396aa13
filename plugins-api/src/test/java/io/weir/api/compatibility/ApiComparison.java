package io.weir.api.compatibility;

import static java.util.stream.Collectors.joining;

import io.weir.api.Experimental;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.filter.AnnotationBehaviorFilter;
import japicmp.filter.AnnotationClassFilter;
import japicmp.filter.AnnotationFieldFilter;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiHasAccessModifier;
import japicmp.model.JApiHasChangeStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What differs between two versions of the API. What is {@link Experimental} does not count. */
final class ApiComparison {

    private final List<JApiClass> classes;

    private ApiComparison(List<JApiClass> classes) {
        this.classes = classes;
    }

    static ApiComparison of(Path before, Path now) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        String experimental = "@" + Experimental.class.getName();
        options.getFilters().getExcludes().add(new AnnotationClassFilter(experimental));
        options.getFilters().getExcludes().add(new AnnotationBehaviorFilter(experimental));
        options.getFilters().getExcludes().add(new AnnotationFieldFilter(experimental));
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        List<JApiClass> classes = new JarArchiveComparator(options)
                .compare(new JApiCmpArchive(before.toFile(), "before"), new JApiCmpArchive(now.toFile(), "now"));
        return new ApiComparison(classes.stream()
                .filter(c -> c.getChangeStatus() != JApiChangeStatus.UNCHANGED)
                .sorted(Comparator.comparing(JApiClass::getFullyQualifiedName))
                .toList());
    }

    /** Packs classes into a jar. */
    static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    /** What breaks plugins, a line each. */
    List<String> breaking() {
        return lines().stream().filter(line -> line.startsWith("! ")).toList();
    }

    /** All that differs, a line each; what breaks plugins begins with an exclamation mark. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (JApiClass type : classes) {
            add(lines, type, type, type.getFullyQualifiedName());
            if (type.getChangeStatus() == JApiChangeStatus.MODIFIED) {
                type.getMethods().stream()
                        .filter(ApiComparison::visible)
                        .forEach(m -> add(lines, m, m, behavior(type, m, m.getName())));
                type.getConstructors().stream()
                        .filter(ApiComparison::visible)
                        .forEach(c -> add(lines, c, c, behavior(type, c, "new")));
                type.getFields().stream()
                        .filter(ApiComparison::visible)
                        .forEach(f -> add(lines, f, f, type.getFullyQualifiedName() + "." + f.getName()));
            }
        }
        return lines.stream()
                .sorted(Comparator.comparing(line -> line.substring(2)))
                .toList();
    }

    private static boolean visible(JApiHasAccessModifier element) {
        var modifier = element.getAccessModifier();
        return Stream.of(modifier.getOldModifier(), modifier.getNewModifier())
                .flatMap(known -> known.isPresent() ? Stream.of(known.get()) : Stream.empty())
                .anyMatch(known -> known == AccessModifier.PUBLIC || known == AccessModifier.PROTECTED);
    }

    private static String behavior(JApiClass type, JApiBehavior behavior, String name) {
        return type.getFullyQualifiedName() + "." + name
                + behavior.getParameters().stream().map(p -> p.getType()).collect(joining(", ", "(", ")"));
    }

    private static void add(List<String> lines, JApiHasChangeStatus change, JApiCompatibility compatible, String name) {
        boolean breaks = !compatible.isBinaryCompatible() || !compatible.isSourceCompatible();
        boolean itself = change.getChangeStatus() == JApiChangeStatus.NEW
                || change.getChangeStatus() == JApiChangeStatus.REMOVED;
        if (itself || breaks) {
            String status = change.getChangeStatus().name().toLowerCase(Locale.ROOT);
            String why = compatible.getCompatibilityChanges().stream()
                    .map(c -> c.getType().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .distinct()
                    .collect(joining(", "));
            lines.add((breaks ? "! " : "+ ") + name + ": " + status + (why.isEmpty() ? "" : ", " + why));
        }
    }
}
