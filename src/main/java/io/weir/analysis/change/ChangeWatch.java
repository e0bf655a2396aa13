package io.weir.analysis.change;

import io.weir.analysis.FindingChanges.Said;
import io.weir.analysis.FurtherFindings;
import io.weir.analysis.PluginHost.Analysis;
import io.weir.api.analysis.Window;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.model.PipelineRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Notes at each analysis which suggestions are said, notices when a setting went where one wants it, and says so when a
 * change hurt. Safe for use by several threads.
 */
public final class ChangeWatch implements FurtherFindings {

    /** Who says what is said here. */
    public static final String NAME = "changes";

    private final LifeStore store;
    private final VerificationSettings settings;
    private final KnownLives known;

    /** A watch over the given store. */
    public ChangeWatch(LifeStore store, VerificationSettings settings) {
        this.store = store;
        this.settings = settings;
        this.known = new KnownLives(store);
    }

    @Override
    public CompletionStage<Analysis> add(PipelineRecord pipeline, Window window, Analysis analysis) {
        Instant at = window.interval().to();
        boolean asked = analysis.findings().stream()
                .flatMap(said -> said.finding().suggestions().stream())
                .anyMatch(Told::asksForAChange);
        return known.of(pipeline.id(), at, asked)
                .thenCompose(lives -> notice(pipeline.id(), window.pipeline(), lives, at))
                .thenCompose(lives -> add(pipeline.id(), window.pipeline(), lives, analysis, at));
    }

    private CompletionStage<Analysis> add(
            long id, Pipeline now, List<SuggestionLife> lives, Analysis analysis, Instant at) {
        Analysis all = with(analysis, Hurts.said(lives, now, at));
        List<Told> said = all.findings().stream()
                .flatMap(one -> Told.of(one.finding(), now))
                .toList();
        if (!known.isNews(lives, said, at)) {
            return CompletableFuture.completedStage(all);
        }
        return store.say(id, said, at).thenApply(nothing -> {
            known.forget(id);
            return all;
        });
    }

    private static Analysis with(Analysis analysis, List<Said> more) {
        List<Said> findings = new ArrayList<>(analysis.findings());
        findings.addAll(more);
        Set<String> looked = new HashSet<>(analysis.looked());
        looked.add(NAME);
        return new Analysis(
                findings, analysis.shadow(), looked, analysis.failed(), analysis.notApplicable(), analysis.memories());
    }

    private CompletionStage<List<SuggestionLife>> notice(
            long id, Pipeline now, List<SuggestionLife> lives, Instant at) {
        CompletionStage<Boolean> any = CompletableFuture.completedStage(false);
        for (SuggestionLife life : lives) {
            if (life.state() instanceof State.Open
                    && Progress.made(life.told(), now).isPresent()) {
                Setting setting = Progress.made(life.told(), now).orElseThrow();
                any = any.thenCompose(before -> noticed(id, life, setting, at).thenApply(done -> done || before));
            }
        }
        return any.thenCompose(noticed -> {
            if (!noticed) {
                return CompletableFuture.completedStage(lives);
            }
            known.forget(id);
            return known.of(id, at, true);
        });
    }

    private CompletionStage<Boolean> noticed(long id, SuggestionLife life, Setting setting, Instant at) {
        Instant due = SuggestionDesk.firstTry(at, settings);
        Instant before = life.saidAt().isBefore(at) ? life.saidAt() : at;
        String by = setting.name() + " went from " + life.suggestion().from() + " to " + setting.value();
        State.Applied applied =
                new State.Applied(at, before, How.NOTICED, by, setting.value(), SuggestionDesk.waits(due));
        return store.apply(id, life.key(), applied, due, at);
    }
}
