package io.weir.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.settings.AnalyzerType;
import io.weir.api.Finds;
import io.weir.api.Need;
import io.weir.web.format.Words;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An analyzer that can be configured.
 *
 * @param id of it
 * @param version as its author counts
 * @param title what people call it
 * @param description what it does
 * @param cost of a call: low, medium or high
 * @param needs signals that it looks at
 * @param finds kinds of findings that it may return
 * @param schema of its options, as JSON Schema
 */
@RegisterForReflection
@Schema(name = "Analyzer")
public record AnalyzerTypeDto(
        String id,
        String version,
        String title,
        String description,

        @Schema(enumeration = {"low", "medium", "high"}) String cost,

        List<NeedDto> needs,
        List<FindsDto> finds,
        Map<String, Object> schema) {

    /**
     * A signal that it looks at.
     *
     * @param signal its id
     * @param readings fewest values
     * @param seconds shortest time from the first to the last of them
     * @param everySeconds longest time between two of them; 0 when it does not matter
     * @param required whether it can say nothing without
     */
    @RegisterForReflection
    @Schema(name = "AnalyzerNeed")
    public record NeedDto(String signal, int readings, double seconds, double everySeconds, boolean required) {

        static NeedDto of(Need n) {
            return new NeedDto(
                    n.signal().id(),
                    n.readings(),
                    n.length().toMillis() / 1e3,
                    n.resolution().toMillis() / 1e3,
                    n.required());
        }
    }

    /**
     * A kind of finding.
     *
     * @param code of it
     * @param severity the highest it is given
     * @param title names the problem
     * @param help what it means and what to do
     */
    @RegisterForReflection
    @Schema(name = "AnalyzerFinds")
    public record FindsDto(String code, String severity, String title, String help) {

        static FindsDto of(Finds f) {
            return new FindsDto(f.code(), Words.of(f.severity()), f.title(), f.help());
        }
    }

    static AnalyzerTypeDto of(AnalyzerType type) {
        return new AnalyzerTypeDto(
                type.descriptor().id(),
                type.descriptor().version(),
                type.descriptor().title(),
                type.descriptor().description(),
                Words.of(type.descriptor().cost()),
                type.descriptor().needs().stream().map(NeedDto::of).toList(),
                type.descriptor().finds().stream().map(FindsDto::of).toList(),
                OptionSchema.of(type.options()));
    }
}
