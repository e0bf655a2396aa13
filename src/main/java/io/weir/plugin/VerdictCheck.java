package io.weir.plugin;

import io.weir.api.PluginDescriptor;
import io.weir.api.analysis.Advice;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Verdict;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.SignalKey;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses what an analyzer must not return. Records refuse much themselves; this is what they cannot know. */
final class VerdictCheck {

    private static final int MOST = 200;

    private final Pipeline pipeline;
    private final PluginDescriptor descriptor;
    private final boolean remembers;

    VerdictCheck(Pipeline pipeline, Candidate<?> candidate) {
        this.pipeline = pipeline;
        this.descriptor = candidate.descriptor();
        this.remembers = candidate.remembers();
    }

    Verdict check(@Nullable Verdict verdict) {
        switch (verdict) {
            case null -> throw new PluginFailure.Nonsense("analyze() returned null");
            case Verdict.Said said -> said(said);
            case Verdict.NotApplicable missing -> Texts.required(missing.needs(), "needs");
        }
        return verdict;
    }

    static int findings(Verdict verdict) {
        return verdict instanceof Verdict.Said said ? said.findings().size() : 0;
    }

    private void said(Verdict.Said said) {
        if (said.memory() != null && !remembers) {
            throw new PluginFailure.Nonsense("a memory was returned, and remembers() says that there is none");
        }
        few(said.findings(), "findings");
        few(said.advice(), "pieces of advice");
        said.findings().forEach(this::finding);
        said.advice().forEach(this::advice);
    }

    private void finding(Finding finding) {
        String name = "finding " + finding.code();
        declared(Texts.required(finding.code(), "code of a finding"));
        Texts.required(finding.title(), "title of " + name);
        Texts.required(finding.explanation(), "explanation of " + name);
        there(finding.kind(), "kind of " + name);
        there(finding.severity(), "severity of " + name);
        stage(finding.stage(), name);
        few(finding.evidence(), "pieces of evidence in " + name);
        few(finding.suggestions(), "suggestions in " + name);
        finding.evidence().forEach(evidence -> evidence(evidence, name));
        finding.suggestions().forEach(suggestion -> suggestion(suggestion, name));
    }

    private void declared(String code) {
        if (!descriptor.finds().isEmpty()
                && descriptor.finds().stream().noneMatch(f -> f.code().equals(code))) {
            throw new PluginFailure.Nonsense("finding " + code + " is none of those that its descriptor names");
        }
    }

    private void advice(Advice advice) {
        String name = "advice for " + Texts.required(advice.code(), "code of an advice");
        stage(advice.stage(), name);
        few(advice.suggestions(), "suggestions in " + name);
        advice.suggestions().forEach(suggestion -> suggestion(suggestion, name));
    }

    private void evidence(Evidence evidence, String name) {
        stage(
                SignalKey.WHOLE.equals(evidence.stage()) ? null : there(evidence.stage(), "stage"),
                "evidence of " + name);
        there(evidence.signal(), "signal of evidence of " + name);
        there(evidence.interval(), "interval of evidence of " + name);
        there(evidence.statistic(), "statistic of evidence of " + name);
        Texts.required(evidence.text(), "text of evidence of " + name);
    }

    private void suggestion(Suggestion suggestion, String name) {
        stage(suggestion.stage(), "suggestion of " + name);
        there(suggestion.action(), "action of a suggestion of " + name);
        effect(there(suggestion.effect(), "effect of a suggestion of " + name), name);
        few(suggestion.further(), "further effects of a suggestion of " + name);
        suggestion.further().forEach(effect -> effect(effect, name));
        Stream.of(suggestion.reason(), suggestion.risk(), suggestion.cost(), suggestion.watch())
                .forEach(text -> Texts.storable(there(text, "text of a suggestion of " + name), name));
        Stream.of(suggestion.setting(), suggestion.from(), suggestion.to())
                .filter(Objects::nonNull)
                .forEach(text -> Texts.storable(text, name));
    }

    private static void effect(Effect effect, String name) {
        Texts.required(effect.quantity(), "quantity of an effect of " + name);
        Texts.required(effect.text(), "text of an effect of " + name);
        Texts.storable(there(effect.unit(), "unit of an effect of " + name), name);
    }

    private void stage(@Nullable String stage, String where) {
        if (stage != null && pipeline.stage(stage).isEmpty()) {
            throw new PluginFailure.Nonsense(
                    where + " is about stage '" + stage + "', which the pipeline does not have");
        }
    }

    private static <T> T there(@Nullable T value, String what) {
        if (value == null) {
            throw new PluginFailure.Nonsense(what + " is missing");
        }
        return value;
    }

    private static void few(List<?> list, String what) {
        if (list.size() > MOST) {
            throw new PluginFailure.Nonsense(list.size() + " " + what + ": more than " + MOST);
        }
    }
}
