package io.weir.declared;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Analyzer;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.SignalKey;
import io.weir.api.pipeline.Stage;
import io.weir.api.pipeline.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for what a declaration describes, at each stage of its kind. */
final class DeclaredAnalyzer implements Analyzer {

    // What was last known longer ago than this says nothing of now.
    private static final Duration STALE = Duration.ofMinutes(5);

    private final Declaration declaration;

    DeclaredAnalyzer(Declaration declaration) {
        this.declaration = declaration;
    }

    @Override
    public PluginDescriptor descriptor() {
        return declaration.descriptor();
    }

    @Override
    public Verdict analyze(Window window) {
        List<String> stages = stages(window);
        List<Finding> found = new ArrayList<>();
        boolean looked = stages.isEmpty();
        for (String stage : stages) {
            Moments moments = new Moments(declaration.readings(), window, stage);
            int last = lastKnown(moments, window.interval().to().minus(STALE));
            looked |= last >= 0;
            if (last >= 0 && held(moments, last)) {
                found.add(finding(window, stage, moments, last));
            }
        }
        return looked ? Verdict.of(found) : Verdict.needs(needs());
    }

    /** What the condition was made of at the end of the window, for whoever wonders about the verdict. */
    String trace(Window window) {
        List<String> said = new ArrayList<>();
        for (String stage : stages(window)) {
            Moments moments = new Moments(declaration.readings(), window, stage);
            if (moments.count() > 0) {
                Map<String, Double> numbers = moments.numbers(moments.count() - 1);
                said.add(numbers + ", '" + declaration.when().text() + "' is "
                        + (known(numbers) ? declaration.when().holds(numbers) : "unknown") + " at the end");
            }
        }
        return said.isEmpty() ? "it looks at no stage of this pipeline" : String.join("; ", said);
    }

    private List<String> stages(Window window) {
        if (!declaration.engines().isEmpty()
                && !declaration.engines().contains(window.pipeline().engine())) {
            return List.of();
        }
        StageKind kind = declaration.stages();
        return kind == null
                ? List.of(SignalKey.WHOLE)
                : window.pipeline().stages(kind).stream().map(Stage::id).toList();
    }

    private String needs() {
        List<String> signals = declaration.readings().stream()
                .filter(r -> declaration.when().names().contains(r.name()))
                .map(r -> r.signal().id())
                .distinct()
                .toList();
        StageKind kind = declaration.stages();
        return "needs " + String.join(" and ", signals)
                + (kind == null ? "" : " of a " + kind.name().toLowerCase(Locale.ROOT));
    }

    /** The last instant at which all numbers of the condition are known, or -1. */
    private int lastKnown(Moments moments, Instant after) {
        for (int i = moments.count() - 1; i >= 0 && moments.at(i) > after.toEpochMilli(); i--) {
            if (known(moments.numbers(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean known(Map<String, Double> numbers) {
        return numbers.keySet().containsAll(declaration.when().names());
    }

    // A reading that is missing interrupts: nothing is known of the time in between.
    private boolean held(Moments moments, int last) {
        long enough = moments.at(last) - declaration.hold().toMillis();
        for (int i = last; i >= 0; i--) {
            Map<String, Double> numbers = moments.numbers(i);
            if (!known(numbers) || !declaration.when().holds(numbers)) {
                return false;
            }
            if (moments.at(i) <= enough) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(Window window, String stage, Moments moments, int last) {
        Map<String, Double> numbers = moments.numbers(last);
        Declaration.Said said = declaration.said();
        @Nullable String name = stage.equals(SignalKey.WHOLE) ? null : stage;
        String pipeline = window.pipeline().name();
        return new Finding(
                said.code(),
                said.kind(),
                name,
                said.severity(),
                said.confidence(),
                said.title().filled(name, pipeline, numbers),
                said.explanation().filled(name, pipeline, numbers),
                evidence(moments, last, numbers),
                said.proposals().stream()
                        .flatMap(p -> suggestion(p, name, pipeline, numbers).stream())
                        .toList());
    }

    private List<Evidence> evidence(Moments moments, int last, Map<String, Double> numbers) {
        return declaration.readings().stream()
                .filter(r -> numbers.containsKey(r.name()))
                .map(r -> r.evidence(moments.stageOf(r), moments.at(last), numbers.getOrDefault(r.name(), Double.NaN)))
                .toList();
    }

    // One whose effect cannot be computed is not worth saying.
    private static Optional<Suggestion> suggestion(
            Declaration.Proposal p, @Nullable String stage, String pipeline, Map<String, Double> numbers) {
        return effect(p.effect(), numbers)
                .map(effect -> new Suggestion(
                        p.setting(),
                        stage,
                        p.action(),
                        filled(p.from(), stage, pipeline, numbers),
                        filled(p.to(), stage, pipeline, numbers),
                        effect,
                        p.reason().filled(stage, pipeline, numbers),
                        p.risk().filled(stage, pipeline, numbers)));
    }

    private static @Nullable String filled(
            @Nullable Template template, @Nullable String stage, String pipeline, Map<String, Double> numbers) {
        return template == null ? null : template.filled(stage, pipeline, numbers);
    }

    private static Optional<Effect> effect(Declaration.Expected e, Map<String, Double> numbers) {
        double now = e.now().number(numbers);
        double expected = e.expected().number(numbers);
        double low = Math.min(e.low().number(numbers), expected);
        double high = Math.max(e.high().number(numbers), expected);
        if (!Double.isFinite(now + low + expected + high)) {
            return Optional.empty();
        }
        String text = e.quantity() + ": " + e.expected().text() + " = " + Format.NUMBER.text(expected) + " " + e.unit();
        return Optional.of(new Effect(e.quantity(), e.unit(), now, low, expected, high, text));
    }
}
