package io.weir.web.view;

import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Observation;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.SettingRole;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.model.FindingRecord;
import io.weir.web.format.Format;
import io.weir.web.format.Moment;
import io.weir.web.format.SignalText;
import io.weir.web.format.Words;
import io.weir.web.read.Flow;
import io.weir.web.read.Known;
import io.weir.web.read.Lives;
import io.weir.web.read.Span;
import io.weir.web.read.StageNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the page of a pipeline.
 *
 * @param known the pipeline and what is open about it
 * @param observation what was measured; without columns when nothing was
 * @param past findings that were resolved, latest first
 * @param patches lines of configuration by suggestion
 * @param lives what became of its suggestions
 * @param interval left and right edge of the charts
 * @param span how long that is
 * @param now when the page is made
 */
public record PipelineViews(
        Known known,
        Observation observation,
        List<FindingRecord> past,
        Map<Suggestion, String> patches,
        Lives lives,
        Interval interval,
        Span span,
        Instant now) {

    private static final int SHOWN_PAST = 5;
    private static final Duration LEAST_DRAWN = Duration.ofMinutes(2);

    /** What is shown when nothing was measured: the stages, without numbers. */
    public static Observation observed(Known known, Optional<Observation> seen) {
        return seen.orElseGet(() -> new Observation(known.pipeline().pipeline(), Map.of()));
    }

    /** The page. */
    public PipelineView view() {
        Map<String, StageNumbers> numbers = numbers();
        Map<String, StageView> stages = stages(numbers);
        Graphs graphs = new Graphs(observation.pipeline(), stages, numbers);
        Flow flow = Flow.of(observation, interval);
        var p = known.pipeline();
        return new PipelineView(
                p.id(),
                Words.pipeline(p.source(), p.pipeline().name()),
                p.pipeline().engine(),
                p.adapter(),
                HealthView.of(known.health()),
                StoryView.of(known, flow, List.copyOf(numbers.values()), now),
                Format.value(flow.in(), "{event}/s"),
                Format.value(flow.out(), "{event}/s"),
                flow.lost() > 0 ? Format.value(flow.lost(), "{event}/s") : "",
                Moment.of(p.lastSeen(), now),
                Moment.of(p.firstSeen(), now),
                known.silent(),
                graphs.across(),
                graphs.down(),
                List.copyOf(stages.values()),
                lives.last().map(life -> LifeView.of(life, now)).orElse(null),
                suggestions(),
                known.open().stream().map(r -> FindingView.of(r, now)).toList(),
                past.stream().limit(SHOWN_PAST).map(r -> FindingView.of(r, now)).toList(),
                sections(),
                ranges(),
                Moment.of(drawn().from(), now),
                Moment.of(interval.to(), now),
                span.word());
    }

    /** Of a pipeline that is younger than the interval, the time before its first sample is not worth showing. */
    private Interval drawn() {
        if (known.pipeline().firstSeen().isBefore(interval.from())) {
            return interval;
        }
        long first = observation.columns().values().stream()
                .filter(c -> c.size() > 0)
                .mapToLong(c -> c.at()[0])
                .min()
                .orElse(Long.MIN_VALUE);
        Instant from = interval.contains(first) ? Instant.ofEpochMilli(first) : interval.from();
        Instant latest = interval.to().minus(LEAST_DRAWN);
        return latest.isBefore(interval.from())
                ? interval
                : new Interval(from.isBefore(latest) ? from : latest, interval.to());
    }

    private Map<String, StageNumbers> numbers() {
        Map<String, StageNumbers> numbers = new LinkedHashMap<>();
        for (Stage stage : observation.pipeline().stages()) {
            numbers.put(stage.id(), StageNumbers.at(observation, stage.id(), interval));
        }
        return numbers;
    }

    private Map<String, StageView> stages(Map<String, StageNumbers> numbers) {
        Map<String, StageView> views = new LinkedHashMap<>();
        Trouble trouble = new Trouble(known);
        Facts facts = new Facts(observation.pipeline());
        numbers.forEach((id, n) -> observation
                .pipeline()
                .stage(id)
                .ifPresent(stage -> views.put(id, StageView.of(stage, n, anchor(id), trouble, facts))));
        return views;
    }

    private List<SuggestionView> suggestions() {
        return known.open().stream()
                .flatMap(r -> SuggestionView.of(r, patches, lives.current(), now).stream())
                .toList();
    }

    private List<StageSection> sections() {
        List<FindingRecord> marked = new ArrayList<>(known.open());
        marked.addAll(past);
        Charts charts = new Charts(observation, drawn(), marked);
        Stream<StageSection> ofStages = observation.pipeline().stages().stream().map(stage -> section(stage, charts));
        StageSection whole =
                new StageSection("whole", "Whole process", "", "whole", List.of(), charts.of(SignalKey.WHOLE));
        return Stream.concat(ofStages, Stream.of(whole))
                .filter(s -> !s.charts().isEmpty() || !s.settings().isEmpty())
                .toList();
    }

    private StageSection section(Stage stage, Charts charts) {
        List<StageSection.Knob> knobs = observation.pipeline().settings().stream()
                .filter(s -> s.stage().equals(stage.id()))
                .map(PipelineViews::knob)
                .toList();
        return new StageSection(
                anchor(stage.id()),
                stage.id(),
                SignalText.label(stage.kind()),
                Words.of(stage.kind()),
                knobs,
                charts.of(stage.id()));
    }

    private static StageSection.Knob knob(Setting s) {
        String origin = switch (s.origin()) {
            case REPORTED -> "reported by the engine";
            case CONFIGURED -> "from the configuration";
            case INFERRED -> "inferred from behaviour";
            case DEFAULT -> "the engine's default, assumed";
        };
        return new StageSection.Knob(s.name(), value(s), origin);
    }

    private static String value(Setting s) {
        boolean time = s.role() == SettingRole.BATCH_DELAY || s.role() == SettingRole.TIMEOUT;
        double number = s.number();
        return time && Double.isFinite(number) ? Format.value(number, "s") : s.value();
    }

    private String anchor(String stage) {
        Pipeline pipeline = observation.pipeline();
        return "stage-" + pipeline.stages().stream().map(Stage::id).toList().indexOf(stage);
    }

    private List<PipelineView.Range> ranges() {
        return Arrays.stream(Span.values())
                .map(s -> new PipelineView.Range(s.word(), s.title(), s == span))
                .toList();
    }
}
