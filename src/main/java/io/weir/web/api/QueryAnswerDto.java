package io.weir.web.api;

import io.weir.web.error.Problem;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The form of an answer. It is written as it is read, so nothing of this kind is ever made: it documents, and a test
 * holds the answers against it.
 *
 * @param resolution how finely series were read
 * @param from first instant; missing with step=raw
 * @param to last instant; missing with step=raw
 * @param stepSeconds time between instants; missing with step=raw
 * @param points how many instants; missing with step=raw
 * @param series lines of the answer
 * @param truncated whether there are more series than the limit
 * @param notices what a reader should know
 * @param read what it took
 * @param problem why the answer ends early; missing when it does not
 */
@Schema(name = "QueryAnswer", description = "The answer of a query")
public record QueryAnswerDto(
        @Schema(enumeration = {"raw", "minute", "hour"}) String resolution,

        @Nullable String from,
        @Nullable String to,
        @Nullable Double stepSeconds,
        @Nullable Integer points,
        List<SeriesLineDto> series,
        boolean truncated,
        List<NoticeTextDto> notices,
        ReadDto read,
        @Nullable Problem problem) {

    /**
     * A line.
     *
     * @param name of the series; empty when calculated
     * @param labels of the series and attributes of its source
     * @param kind how values are to be read
     * @param unit in UCUM; empty when not known
     * @param at with step=raw the instants in milliseconds since the epoch; else missing
     * @param values one for each instant; null where there is none, "+Inf" and "-Inf" for infinity
     */
    @Schema(name = "SeriesLine")
    public record SeriesLineDto(
            String name,
            Map<String, String> labels,

            @Schema(enumeration = {"gauge", "counter", "delta", "unknown"})
            String kind,

            @Schema(examples = "By/s") String unit,
            @Nullable List<Long> at,

            @Schema(
                    description =
                            "One for each instant from 'from' on; null is a gap, \"+Inf\" and \"-Inf\" are infinity")
            List<@Nullable Double> values) {}

    /**
     * What a reader should know.
     *
     * @param text for people
     * @param start first character of the part of the expression that it is about
     * @param end one after the last
     */
    @Schema(name = "QueryNotice")
    public record NoticeTextDto(String text, int start, int end) {}

    /**
     * What it took.
     *
     * @param series how many series were read
     * @param samples how many samples or rollups
     * @param milliseconds how long it took
     */
    @Schema(name = "QueryRead")
    public record ReadDto(long series, long samples, double milliseconds) {}
}
