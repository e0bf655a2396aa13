package io.weir.web.view;

import io.weir.analysis.change.SuggestionLife;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Statistic;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import io.weir.model.FindingRecord;
import io.weir.web.chart.ChartKind;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.SignalText;
import io.weir.web.format.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the page of a finding.
 *
 * @param found the finding
 * @param observation what was measured around it
 * @param history other times the same was found, latest first
 * @param patches lines of configuration by suggestion
 * @param lives what became of suggestions that are not verified yet, by their key
 * @param interval left and right edge of the charts
 * @param now when the page is made
 */
public record FindingViews(
        FindingRecord found,
        Optional<Observation> observation,
        List<FindingRecord> history,
        Map<Suggestion, String> patches,
        Map<String, SuggestionLife> lives,
        Interval interval,
        Instant now) {

    private static final Duration LEAST_BEFORE = Duration.ofMinutes(2);
    private static final Duration MOST = Duration.ofHours(24);

    private record Plot(String stage, ChartKind kind) {}

    /** The evidence and some time on both sides, so that a reader sees the change; a day at most. */
    public static Interval interval(FindingRecord r, Instant now) {
        Instant first = r.finding().evidence().stream()
                .map(e -> e.interval().from())
                .reduce(r.firstSeen(), (a, b) -> a.isBefore(b) ? a : b);
        Instant last = r.resolvedAt() == null ? r.lastSeen() : r.resolvedAt();
        Duration margin = Duration.between(first, last).dividedBy(4);
        margin = margin.compareTo(LEAST_BEFORE) < 0 ? LEAST_BEFORE : margin;
        Instant end = last.plus(margin).isAfter(now) ? now : last.plus(margin);
        Instant start = first.minus(margin);
        Instant earliest = end.minus(MOST);
        return new Interval(start.isBefore(earliest) ? earliest : start.isAfter(end) ? end : start, end);
    }

    /** Whether another finding says the same of the same stage. */
    public static boolean isSameThing(FindingRecord one, FindingRecord other) {
        return one.id() != other.id()
                && one.finding().code().equals(other.finding().code())
                && Objects.equals(one.finding().stage(), other.finding().stage());
    }

    /** The page. */
    public FindingPageView view() {
        return new FindingPageView(
                FindingView.of(found, now),
                SuggestionView.of(found, patches, lives, now),
                found.finding().evidence().stream().map(FindingViews::evidence).toList(),
                charts(),
                Moment.of(interval.from(), now),
                Moment.of(interval.to(), now),
                interval.from().toEpochMilli(),
                interval.to().toEpochMilli(),
                history.stream().map(r -> FindingView.of(r, now)).toList());
    }

    private List<ChartView> charts() {
        if (observation.isEmpty()) {
            return List.of();
        }
        Set<Plot> plots = new LinkedHashSet<>();
        found.finding().evidence().forEach(e -> plots.add(new Plot(e.stage(), ChartKind.of(e.signal()))));
        Charts charts = new Charts(observation.get(), interval, List.of(found));
        return plots.stream()
                .flatMap(p -> charts.of(p.stage(), p.kind()).stream())
                .toList();
    }

    private static FindingPageView.EvidenceView evidence(Evidence e) {
        return new FindingPageView.EvidenceView(
                e.text(),
                e.stage().equals(SignalKey.WHOLE) ? "whole process" : e.stage(),
                SignalText.label(e.signal()),
                e.statistic() == Statistic.P99 ? "99th percentile" : Words.of(e.statistic()),
                value(e.signal(), e.statistic(), e.value()),
                Format.seconds(e.interval().seconds()));
    }

    private static String value(Signal signal, Statistic statistic, double value) {
        return switch (statistic) {
            case SHARE -> Format.share(value) + " of the time";
            case SLOPE -> Format.value(value, signal.unit()) + " per second";
            case TOTAL -> Format.quantity(value, signal.unit().replace("/s", ""));
            default -> Format.quantity(value, signal.unit());
        };
    }
}
