package io.weir.analysis.change;

import io.weir.analysis.change.DueVerdicts.Leased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lives of suggestions in memory. */
final class FakeLives implements LifeStore, DueVerdicts {

    final List<SuggestionLife> all = new ArrayList<>();
    final List<String> waits = new ArrayList<>();
    int asked;
    int said;

    private Instant due = Instant.MAX;

    Instant due() {
        return due;
    }

    @Override
    public CompletionStage<List<SuggestionLife>> of(long pipelineId, int most) {
        asked++;
        return done(all.stream()
                .filter(life -> life.pipelineId() == pipelineId)
                .sorted(Comparator.comparing(SuggestionLife::isCurrent).reversed())
                .toList());
    }

    @Override
    public CompletionStage<List<SuggestionLife>> ofSource(long sourceId, int most) {
        return of(sourceId, most);
    }

    @Override
    public CompletionStage<Void> say(long pipelineId, List<Told> told, Instant at) {
        said++;
        told.forEach(one -> {
            Optional<SuggestionLife> known = current(pipelineId, one.key());
            boolean open = known.isEmpty() || known.get().state() instanceof State.Open;
            Told now = open ? one : known.get().told();
            State state = known.map(SuggestionLife::state).orElseGet(State.Open::new);
            known.ifPresent(all::remove);
            all.add(new SuggestionLife(all.size() + 1L, pipelineId, now, at, state));
        });
        return done(null);
    }

    @Override
    public CompletionStage<Boolean> apply(long id, String key, State.Applied applied, Instant firstTry, Instant now) {
        due = firstTry;
        return done(to(id, key, applied));
    }

    @Override
    public CompletionStage<Boolean> dismiss(long id, String key, State.Dismissed dismissed) {
        return done(to(id, key, dismissed));
    }

    @Override
    public CompletionStage<Boolean> reopen(long id, String key, String by, Instant now) {
        return done(to(id, key, new State.Open()));
    }

    @Override
    public CompletionStage<List<Calibration>> calibration() {
        return done(List.of());
    }

    @Override
    public CompletionStage<Void> tidy(Instant saidBefore, Instant verifiedBefore) {
        return done(null);
    }

    @Override
    public CompletionStage<List<Leased>> lease(int max, Instant now, Duration lease) {
        return done(
                due.isAfter(now)
                        ? List.of()
                        : all.stream()
                                .filter(life -> life.state() instanceof State.Applied)
                                .map(life -> new Leased(life, (State.Applied) life.state(), 1))
                                .toList());
    }

    @Override
    public CompletionStage<Void> wait(Leased leased, String what, Instant nextDue) {
        waits.add(what);
        due = nextDue;
        return done(null);
    }

    @Override
    public CompletionStage<Boolean> decide(Leased leased, State.Verified verified) {
        return done(to(leased.life().pipelineId(), leased.life().key(), verified));
    }

    SuggestionLife last() {
        return all.getLast();
    }

    private boolean to(long id, String key, State state) {
        Optional<SuggestionLife> known = current(id, key);
        known.ifPresent(life ->
                all.set(all.indexOf(life), new SuggestionLife(life.id(), id, life.told(), life.saidAt(), state)));
        return known.isPresent();
    }

    private Optional<SuggestionLife> current(long id, String key) {
        return all.stream()
                .filter(life -> life.pipelineId() == id
                        && life.isCurrent()
                        && life.key().equals(key))
                .findFirst();
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
