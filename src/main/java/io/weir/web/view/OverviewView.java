package io.weir.web.view;

import io.weir.web.read.Health;
import io.weir.web.read.Known;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The overview of pipelines.
 *
 * @param headline how many need attention
 * @param tallies how many are in which state, worst first; states without any left out
 * @param pipelines one page of rows, problems first
 * @param total number of all that match
 * @param query what was searched for, or empty
 * @param previous address of the page before, or null
 * @param next address of the next page, or null
 * @param minutes length of the sparklines
 * @param sampleUrl page on which the sample's knobs are turned, or null
 */
public record OverviewView(
        String headline,
        List<Tally> tallies,
        List<GlanceView> pipelines,
        int total,
        String query,
        @Nullable String previous,
        @Nullable String next,
        long minutes,
        @Nullable String sampleUrl) {

    /**
     * How many pipelines are in a state.
     *
     * @param health the state
     * @param count how many
     * @param word its name within a sentence
     */
    public record Tally(HealthView health, long count, String word) {}

    /** Whether nothing was ever reported, rather than not found. */
    public boolean isEmpty() {
        return total == 0 && query.isEmpty();
    }

    /** Counts states, worst first. */
    public static List<Tally> tally(List<Known> all) {
        return Arrays.stream(Health.values())
                .map(h -> new Tally(
                        HealthView.of(h),
                        all.stream().filter(k -> k.health() == h).count(),
                        word(h)))
                .filter(t -> t.count() > 0)
                .toList();
    }

    private static String word(Health health) {
        return switch (health) {
            case CRITICAL -> "critical";
            case ERROR -> "with errors";
            case WARNING -> "with warnings";
            case SILENT -> "silent";
            case HEALTHY -> "healthy";
        };
    }

    /** The first thing a reader wants to know. */
    public static String headline(List<Known> all) {
        long problems = all.stream().filter(k -> k.health().isProblem()).count();
        if (problems == 0) {
            return all.stream().anyMatch(k -> k.health() == Health.SILENT)
                    ? "No problem known, but not every pipeline reports"
                    : "Everything flows";
        }
        return problems == 1 ? "One pipeline needs attention" : problems + " pipelines need attention";
    }
}
