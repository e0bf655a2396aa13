package io.weir.plugin.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what has no place in the jar of a plugin. */
final class ContentCheck {

    private static final Map<String, String> STRANGE = Map.of(
            "io/weir/api/",
            "holds a copy of Weir's API, which the host ignores: give weir-plugins-api the scope 'provided', and leave it"
                    + " out when shading",
            "org/jspecify/",
            "holds a copy of JSpecify, which the host ignores: it comes with the API",
            "io/weir/testkit/",
            "holds Weir's testkit: give weir-testkit the scope 'test'",
            "org/junit/",
            "holds JUnit: give it the scope 'test'",
            "java/",
            "holds classes of java.*, which the JVM refuses");

    private ContentCheck() {}

    static List<Complaint> check(JarContent content) {
        List<Complaint> all = new ArrayList<>();
        STRANGE.forEach((folder, sentence) -> content.names()
                .filter(n -> n.startsWith(folder) && n.endsWith(".class"))
                .findFirst()
                .ifPresent(n -> all.add(Complaint.fault(sentence + " (" + n + ")"))));
        content.names()
                .filter(n -> n.endsWith(".class") && content.all(n).size() > 1)
                .findFirst()
                .ifPresent(n -> all.add(Complaint.advice("two of its jars hold " + n + "; the first counts")));
        return all;
    }
}
