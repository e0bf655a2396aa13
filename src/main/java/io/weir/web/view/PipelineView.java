package io.weir.web.view;

import io.weir.web.format.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's page.
 *
 * @param id its number
 * @param name its name, the source first
 * @param engine what runs it
 * @param adapter who understands its metrics
 * @param health with its mark
 * @param story what holds it back, or that nothing does
 * @param in events per second offered
 * @param out events per second handed over
 * @param lost events per second turned away; empty when none
 * @param lastSeen when it last reported
 * @param firstSeen when it was first seen
 * @param silent whether it stopped reporting
 * @param across the stages from left to right
 * @param down the stages from top to bottom
 * @param stages the stages as a list
 * @param change the last change that was made for a suggestion, or null
 * @param suggestions what to do, best first
 * @param findings what is open, most important first
 * @param past what was resolved lately
 * @param sections charts by stage
 * @param ranges stretches of time to choose from
 * @param from left edge of the charts
 * @param to right edge of the charts
 * @param range name of the chosen stretch
 */
public record PipelineView(
        long id,
        String name,
        String engine,
        String adapter,
        HealthView health,
        StoryView story,
        String in,
        String out,
        String lost,
        Moment lastSeen,
        Moment firstSeen,
        boolean silent,
        GraphView across,
        GraphView down,
        List<StageView> stages,
        @Nullable LifeView change,
        List<SuggestionView> suggestions,
        List<FindingView> findings,
        List<FindingView> past,
        List<StageSection> sections,
        List<Range> ranges,
        Moment from,
        Moment to,
        String range) {

    /**
     * A stretch of time to choose.
     *
     * @param word in the address
     * @param title for people
     * @param chosen whether it is the one shown
     */
    public record Range(String word, String title, boolean chosen) {}

    /** The stage that holds the pipeline back, or null. */
    public @Nullable StageView bottleneck() {
        return stages.stream().filter(StageView::bottleneck).findFirst().orElse(null);
    }
}
