package io.weir.web.view;

import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.web.chart.Bins;
import io.weir.web.chart.Sketch;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.Words;
import io.weir.web.read.Flow;
import io.weir.web.read.Known;
import io.weir.web.read.StageNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline in one row of the overview.
 *
 * @param id its number
 * @param name its name, the source first
 * @param engine what runs it
 * @param health with its mark
 * @param story what holds it back, or that nothing does
 * @param in events per second offered
 * @param out events per second handed over
 * @param lost events per second turned away; empty when none
 * @param inPath course of what came, on a canvas of 160 by 36
 * @param outPath course of what left
 * @param outArea the surface under {@code outPath}
 * @param findings number of open findings
 * @param findingsText the same with the noun
 * @param lastSeen when it last reported
 * @param silent whether that is too long ago
 * @param words what a filter looks into, lower case
 */
public record GlanceView(
        long id,
        String name,
        String engine,
        HealthView health,
        StoryView story,
        String in,
        String out,
        String lost,
        String inPath,
        String outPath,
        String outArea,
        int findings,
        String findingsText,
        Moment lastSeen,
        boolean silent,
        String words) {

    /** The row of a pipeline. */
    public static GlanceView of(Known known, Optional<Observation> seen, Interval interval, Instant now) {
        Flow flow = seen.map(o -> Flow.of(o, interval)).orElseGet(Flow::unknown);
        List<StageNumbers> stages = seen.map(o -> numbers(o, interval)).orElseGet(List::of);
        Sketch sketch = new Sketch(interval, flow.top() * 1.08, 160, 36);
        var p = known.pipeline();
        return new GlanceView(
                p.id(),
                Words.pipeline(p.source(), p.pipeline().name()),
                p.pipeline().engine(),
                HealthView.of(known.health()),
                StoryView.of(known, flow, stages, now),
                Format.value(flow.in(), "{event}/s"),
                Format.value(flow.out(), "{event}/s"),
                flow.lost() > 0 ? Format.value(flow.lost(), "{event}/s") : "",
                sketch.line(Bins.points(flow.inBins(), interval)),
                sketch.line(Bins.points(flow.outBins(), interval)),
                sketch.area(Bins.points(flow.outBins(), interval)),
                known.open().size(),
                known.open().isEmpty() ? "No finding" : Words.count(known.open().size(), "finding"),
                Moment.of(p.lastSeen(), now),
                known.silent(),
                words(known));
    }

    private static List<StageNumbers> numbers(Observation o, Interval interval) {
        return o.pipeline().stages().stream()
                .map(s -> StageNumbers.at(o, s.id(), interval))
                .toList();
    }

    private static String words(Known known) {
        var p = known.pipeline();
        return String.join(" ", p.pipeline().name(), p.pipeline().engine(), p.source(), Words.of(known.health()))
                .toLowerCase(java.util.Locale.ROOT);
    }
}
