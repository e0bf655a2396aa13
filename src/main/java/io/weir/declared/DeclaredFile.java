package io.weir.declared;

import io.weir.api.Finds;
import io.weir.api.Need;
import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Analyzer;
import io.weir.api.pipeline.StageKind;
import io.weir.declared.Declaration.Said;
import io.weir.file.FaultyFileException;
import io.weir.file.YamlMap;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A YAML file that declares an analyzer, with its tests.
 *
 * @param analyzer pure, like every analyzer; safe to call from several threads
 * @param tests that the file holds
 */
public record DeclaredFile(Analyzer analyzer, List<DeclaredTest> tests) {

    private static final Set<String> KEYS = Set.of(
            "id",
            "version",
            "title",
            "description",
            "engines",
            "stages",
            "signals",
            "when",
            "for",
            "finding",
            "suggestions",
            "tests");
    private static final int LONGEST = 64 << 10;

    /** Copies the list. */
    public DeclaredFile {
        tests = List.copyOf(tests);
    }

    /**
     * Reads a file.
     *
     * @param text of the file, at most 64 KiB
     * @throws FaultyFileException with line, column and key of the first fault, and what would be right
     */
    public static DeclaredFile read(String text) {
        if (text.length() > LONGEST) {
            throw new FaultyFileException("longer than " + LONGEST + " characters");
        }
        YamlMap file = YamlMap.parse(text);
        file.allowOnly(KEYS);
        Declaration declaration = declaration(file);
        return new DeclaredFile(new DeclaredAnalyzer(declaration), new TestsReader(declaration).read(file));
    }

    private static Declaration declaration(YamlMap file) {
        PluginDescriptor who = descriptor(file);
        Map<String, Reading> readings = ReadingsReader.read(file);
        Expressions expressions = new Expressions(readings.keySet());
        Expression when = expressions.condition(file.required("when"), file.placeOf("when"), "when");
        if (when.names().isEmpty()) {
            throw file.fault("when", "must depend on a signal");
        }
        Duration hold = file.duration("for").orElse(Duration.ZERO);
        Said said = new SaidReader(new Template.Vocabulary(readings, expressions)).read(file, who.id());
        return new Declaration(
                who.needing(needs(readings.values(), when, hold))
                        .finding(new Finds(said.code(), said.severity(), who.title(), who.description())),
                Set.copyOf(file.list("engines")),
                Choices.optional(file, "stages", StageKind.class).orElse(null),
                List.copyOf(readings.values()),
                when,
                hold,
                said);
    }

    // Not required: which stages have them is for the analyzer to see.
    private static Need[] needs(Collection<Reading> readings, Expression when, Duration hold) {
        return readings.stream()
                .filter(reading -> when.names().contains(reading.name()))
                .map(Reading::signal)
                .distinct()
                .map(signal -> Need.useful(signal, 1, hold))
                .toArray(Need[]::new);
    }

    private static PluginDescriptor descriptor(YamlMap file) {
        String id = file.required("id");
        String version = file.text("version").orElse("1");
        String title = file.required("title");
        String description = file.required("description");
        try {
            return new PluginDescriptor(id, version, title, description);
        } catch (IllegalArgumentException e) {
            throw file.fault("id", String.valueOf(e.getMessage()));
        }
    }
}
