package io.weir.web.view;

import io.weir.web.format.Moment;
import java.util.List;

/**
 * The page of one finding.
 *
 * @param finding the finding
 * @param suggestions what to do, best first
 * @param evidence the numbers with their charts
 * @param charts of the signals that the evidence names, each once
 * @param from left edge of the charts
 * @param to right edge of the charts
 * @param fromMillis the same in milliseconds since the epoch
 * @param toMillis the same in milliseconds since the epoch
 * @param history other times the same was found, latest first
 */
public record FindingPageView(
        FindingView finding,
        List<SuggestionView> suggestions,
        List<EvidenceView> evidence,
        List<ChartView> charts,
        Moment from,
        Moment to,
        long fromMillis,
        long toMillis,
        List<FindingView> history) {

    /**
     * A number that supports the finding.
     *
     * @param text the number as a sentence
     * @param stage whose
     * @param signal what was measured
     * @param statistic what was computed
     * @param value with its unit
     * @param seconds over how long
     */
    public record EvidenceView(
            String text, String stage, String signal, String statistic, String value, String seconds) {}
}
