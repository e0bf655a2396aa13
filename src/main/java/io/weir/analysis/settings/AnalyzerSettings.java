package io.weir.analysis.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An instance of an analyzer, as somebody wants it to run.
 *
 * @param name of the instance; what it finds is kept under it
 * @param analyzer its id
 * @param enabled whether it runs
 * @param shadow whether what it finds is kept aside: shown as such, and no finding for anybody else
 * @param pipelines patterns of {@code source/pipeline}, or of the pipeline's name alone, with {@code *} for any characters;
 *     empty for all
 * @param options texts by name; what is missing has its default
 * @param locked whether it comes from the configuration of the service, and cannot be changed while that runs
 */
public record AnalyzerSettings(
        String name,
        String analyzer,
        boolean enabled,
        boolean shadow,
        List<String> pipelines,
        Map<String, String> options,
        boolean locked) {

    /** Copies the collections. */
    public AnalyzerSettings {
        pipelines = List.copyOf(pipelines);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** How an analyzer runs that nobody has configured. */
    public static AnalyzerSettings byDefault(String analyzer) {
        return new AnalyzerSettings(analyzer, analyzer, true, false, List.of(), Map.of(), false);
    }

    /** Whether it is to look at the pipeline. */
    public boolean covers(String source, String pipeline) {
        return enabled && (pipelines.isEmpty() || pipelines.stream().anyMatch(p -> matches(p, source, pipeline)));
    }

    private static boolean matches(String pattern, String source, String pipeline) {
        String regex = Pattern.compile("\\*")
                .splitAsStream(pattern + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.matches(regex, pipeline + " ") || Pattern.matches(regex, source + "/" + pipeline + " ");
    }
}
