package io.weir.local.plugin;

import io.weir.local.common.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a new plugin can be. */
enum PluginKind {
    /** Says what is wrong with a pipeline. */
    ANALYZER("analyzer", "ConfigurableAnalyzer"),
    /** Knows an engine. */
    ADAPTER("adapter"),
    /** Reads a format. */
    DECODER("decoder", "PayloadDecoder"),
    /** Tells people. */
    NOTIFIER("notifier");

    private final String word;
    private final Set<String> imported;

    PluginKind(String word, String... imported) {
        this.word = word;
        this.imported = Set.of(imported);
    }

    /** As people call it. */
    String word() {
        return word;
    }

    /** What its class is called: the words of its id, and what it is. */
    String className(String id) {
        String words = Stream.of(id.split("-"))
                .filter(part -> !part.isEmpty())
                .map(PluginKind::capital)
                .collect(Collectors.joining());
        String name = words.endsWith(capital(word)) ? words : words + capital(word);
        return name.equals(capital(word)) || imported.contains(name) ? "My" + name : name;
    }

    /** Where its own files are, beside those of an analyzer; empty for that one. */
    Optional<String> folder() {
        return this == ANALYZER ? Optional.empty() : Optional.of("kinds/" + word);
    }

    static PluginKind of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.ofInput("there is no plugin of kind '" + word + "': it must be one of "
                        + Stream.of(values()).map(PluginKind::word).collect(Collectors.joining(", ")) + "."));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
