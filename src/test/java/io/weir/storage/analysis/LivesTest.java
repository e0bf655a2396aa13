package io.weir.storage.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.weir.analysis.PipelineStore;
import io.weir.analysis.change.Calibration;
import io.weir.analysis.change.DueVerdicts;
import io.weir.analysis.change.DueVerdicts.Leased;
import io.weir.analysis.change.How;
import io.weir.analysis.change.LifeStore;
import io.weir.analysis.change.State;
import io.weir.analysis.change.SuggestionLife;
import io.weir.analysis.change.Told;
import io.weir.analysis.compare.Measured;
import io.weir.analysis.compare.Measured.Direction;
import io.weir.analysis.compare.Quantity;
import io.weir.analysis.compare.Verdict;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.SettingRole;
import io.weir.storage.Transactions;
import io.weir.testing.EmbeddedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lives of suggestions in a real PostgreSQL. The service's own schedule is far from due there: its clock is another. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LivesTest {

    /** Far ahead, so that the running service takes none of them. */
    private static final Instant T0 = Instant.parse("2300-01-01T00:00:00Z");

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final LifeStore lives;
    private final DueVerdicts due;
    private final PipelineStore pipelines;
    private final Transactions transactions;
    private final Told told = told("512", "1024");
    private long pipeline;

    LivesTest(LifeStore lives, DueVerdicts due, PipelineStore pipelines, Transactions transactions) {
        this.lives = lives;
        this.due = due;
        this.pipelines = pipelines;
        this.transactions = transactions;
    }

    @BeforeEach
    void aPipelineOfItsOwn() {
        long source = get(transactions.inTransaction(session -> session.createNativeQuery(
                        "insert into source (fingerprint, name, attributes) values (?1, 'checkout', '{}') returning id",
                        Long.class)
                .setParameter(1, UUID.randomUUID())
                .getSingleResult()));
        pipeline = get(pipelines.save(
                        source, "otel-sdk", new Pipeline("p", "otel", List.of(), List.of(), List.of()), T0))
                .id();
        get(lives.say(pipeline, List.of(told), T0));
    }

    @Test
    void whatIsSaidIsOpen() {
        SuggestionLife life = only();

        assertThat(life.told()).isEqualTo(told);
        assertThat(life.state()).isEqualTo(new State.Open());
    }

    @Test
    void whatIsSaidAnewTakesItsPlaceUntilItIsApplied() {
        get(lives.say(pipeline, List.of(told("512", "2048")), T0.plusSeconds(60)));
        apply(T0.plusSeconds(90));
        get(lives.say(pipeline, List.of(told("2048", "4096")), T0.plusSeconds(120)));

        assertThat(only().suggestion().to()).isEqualTo("2048");
        assertThat(only().saidAt()).isEqualTo(T0.plusSeconds(120));
    }

    @Test
    void anAppliedOneComesBackAsItWas() {
        State.Applied applied = apply(T0.plusSeconds(90));

        assertThat(only().state()).isEqualTo(applied);
    }

    @Test
    void onlyLegalTransitionsHappen() {
        apply(T0.plusSeconds(90));

        assertThat(get(lives.apply(pipeline, told.key(), applied(T0), T0, T0))).isFalse();
        assertThat(get(lives.dismiss(pipeline, told.key(), new State.Dismissed(T0, "me", "no"))))
                .isFalse();
        assertThat(get(lives.reopen(pipeline, told.key(), "me", T0))).isTrue();
        assertThat(get(lives.dismiss(pipeline, told.key(), new State.Dismissed(T0, "me", "no"))))
                .isTrue();
        assertThat(only().state()).isEqualTo(new State.Dismissed(T0, "me", "no"));
    }

    @Test
    void everyChangeIsWrittenDownWithItsAuthor() {
        apply(T0.plusSeconds(90));
        get(lives.reopen(pipeline, told.key(), "me", T0.plusSeconds(91)));
        get(lives.dismiss(pipeline, told.key(), new State.Dismissed(T0.plusSeconds(92), "her", "no")));

        long id = only().id();
        List<String> changes = get(transactions.inSession(session -> session.createNativeQuery(
                        "select action || ' by ' || by_whom from suggestion_change where life_id = ?1 order by id",
                        String.class)
                .setParameter(1, id)
                .getResultList()));
        assertThat(changes).containsExactly("APPLIED by a test", "REOPENED by me", "DISMISSED by her");
    }

    @Test
    void oneReplicaTriesAVerdictAndAnotherWhenTheLeaseHasEnded() {
        apply(T0);
        Leased first = lease(T0.plusSeconds(1));

        assertThat(mine(get(due.lease(100, T0.plusSeconds(2), LEASE)))).isEmpty();
        Leased second = lease(T0.plusSeconds(90));
        assertThat(get(due.decide(first, verified(first)))).isFalse();
        assertThat(get(due.decide(second, verified(second)))).isTrue();
        assertThat(only().state()).isEqualTo(verified(second));
    }

    @Test
    void aVerdictThatWaitsIsTriedAgainLater() {
        apply(T0);
        get(due.wait(lease(T0.plusSeconds(1)), "the load differs", T0.plusSeconds(300)));

        assertThat(mine(get(due.lease(100, T0.plusSeconds(299), LEASE)))).isEmpty();
        assertThat(lease(T0.plusSeconds(300)).applied().waits()).isEqualTo("the load differs");
    }

    @Test
    void whatWasTakenBackMeanwhileIsNotVerified() {
        apply(T0);
        Leased leased = lease(T0.plusSeconds(1));
        get(lives.reopen(pipeline, told.key(), "me", T0.plusSeconds(2)));

        assertThat(get(due.decide(leased, verified(leased)))).isFalse();
    }

    @Test
    void afterTheVerdictTheSameMayBeSuggestedAnew() {
        apply(T0);
        Leased leased = lease(T0.plusSeconds(1));
        get(due.decide(leased, verified(leased)));
        get(lives.say(pipeline, List.of(told("1024", "2048")), T0.plusSeconds(600)));

        assertThat(get(lives.of(pipeline, 10)))
                .extracting(life -> life.state().name())
                .containsExactly(State.Name.OPEN, State.Name.VERIFIED);
    }

    @Test
    void predictionsAreCompared() {
        apply(T0);
        Leased leased = lease(T0.plusSeconds(1));
        get(due.decide(leased, verified(leased)));

        assertThat(get(lives.calibration()))
                .filteredOn(c -> c.role() == SettingRole.BATCH_SIZE && c.action() == Action.INCREASE)
                .first()
                .satisfies(c -> assertThat(c.within()).isEqualTo(1))
                .extracting(Calibration::ratio)
                .isEqualTo(0.95);
    }

    @Test
    void whatIsOldIsDropped() {
        get(lives.tidy(T0.plusSeconds(1), Instant.EPOCH));

        assertThat(get(lives.of(pipeline, 10))).isEmpty();
    }

    private State.Applied apply(Instant at) {
        State.Applied applied = applied(at);
        assertThat(get(lives.apply(pipeline, told.key(), applied, at, at))).isTrue();
        return applied;
    }

    private static State.Applied applied(Instant at) {
        return new State.Applied(at, at.minusSeconds(5), How.NOTICED, "a test", "1024", "time");
    }

    private State.Verified verified(Leased leased) {
        Measured measured = new Measured(Quantity.THROUGHPUT, 400, 760, 0.88, 0.9, 0.92, Direction.BETTER);
        State.Applied was = leased.applied();
        State.Applied applied = new State.Applied(was.at(), was.lastBefore(), was.how(), was.by(), was.value(), "");
        return applied.verified(T0.plusSeconds(500), Verdict.HELPED, "throughput rose", List.of(measured));
    }

    private Leased lease(Instant now) {
        List<Leased> leased = mine(get(due.lease(100, now, LEASE)));
        assertThat(leased).hasSize(1);
        return leased.getFirst();
    }

    private List<Leased> mine(List<Leased> leased) {
        return leased.stream().filter(l -> l.life().pipelineId() == pipeline).toList();
    }

    private SuggestionLife only() {
        List<SuggestionLife> all = get(lives.of(pipeline, 10));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Told told(String from, String to) {
        Effect effect = new Effect("throughput", "{event}/s", 400, 700, 800, 820, "formula");
        return new Told(
                "bottleneck.batch-size",
                "sink",
                SettingRole.BATCH_SIZE,
                true,
                new Suggestion("batch", "sink", Action.INCREASE, from, to, effect, "why", "risk"));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
