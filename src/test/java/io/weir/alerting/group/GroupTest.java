package io.weir.alerting.group;

import static io.weir.alerting.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alerting.AlertRecord;
import io.weir.alerting.Sample;
import io.weir.alerting.route.GroupSlot;
import io.weir.alerting.route.Webhook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration REPEAT = Duration.ofHours(4);
    private static final GroupSlot SLOT =
            new GroupSlot("{}:{}", "team", Map.of(), Duration.ofSeconds(30), INTERVAL, REPEAT);
    private static final Webhook BOTH = new Webhook(URI.create("http://a/"), null, true, 0);
    private static final Webhook FIRING_ONLY = new Webhook(URI.create("http://b/"), null, false, 0);

    private final AlertRecord first = Sample.firing(1, Map.of("alertname", "x", "n", "1"));
    private final AlertRecord second = Sample.firing(2, Map.of("alertname", "x", "n", "2"));

    @Test
    void tellsWhatIsNewAndLooksAgainAfterTheInterval() {
        Flush flush = flush(Map.of(), START, first);
        assertThat(flush.notices()).extracting(NewNotice::status).containsExactly("firing");
        assertThat(flush.next()).contains(START.plus(INTERVAL));
    }

    @Test
    void saysTheSameAgainOnlyAfterTheRepeatInterval() {
        Map<String, Sent> told = flush(Map.of(), START, first).sent();
        assertThat(flush(told, START.plus(INTERVAL), first).notices()).isEmpty();
        assertThat(flush(told, START.plus(REPEAT), first).notices()).hasSize(1);
    }

    @Test
    void tellsOfAnotherAlertAtOnce() {
        Map<String, Sent> told = flush(Map.of(), START, first).sent();
        Flush flush = flush(told, START.plus(INTERVAL), first, second);
        assertThat(flush.notices().getFirst().alertIds()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(flush.notices().getFirst().summary()).isEqualTo("trouble and 1 more");
    }

    @Test
    void tellsOfTheEndOnceAndEnds() {
        Map<String, Sent> told = flush(Map.of(), START, first).sent();
        Flush flush = flush(told, START.plus(INTERVAL), first.resolve(START.plusSeconds(60)));
        assertThat(flush.notices()).extracting(NewNotice::status).containsExactly("resolved");
        assertThat(flush.done()).isEqualTo(Set.of(1L));
        assertThat(flush.next()).isEmpty();
    }

    @Test
    void tellsOfAnEndWhileOthersGoOn() {
        Map<String, Sent> told = flush(Map.of(), START, first, second).sent();
        Flush flush = flush(told, START.plus(INTERVAL), first.resolve(START.plusSeconds(60)), second);
        assertThat(flush.notices()).extracting(NewNotice::status).containsExactly("firing");
        assertThat(flush.next()).isPresent();
    }

    @Test
    void neverTellsOfTheEndOfWhatItDidNotTellOf() {
        assertThat(flush(Map.of(), START, first.resolve(START)).notices()).isEmpty();
    }

    @Test
    void takesAnAlertThatCameBackForOneThatNeverLeft() {
        Map<String, Sent> told = flush(Map.of(), START, first).sent();
        AlertRecord again = Sample.firing(9, first.labels());
        Flush flush = flush(told, START.plus(INTERVAL), first.resolve(START.plusSeconds(60)), again);
        assertThat(flush.notices()).isEmpty();
        assertThat(flush.done()).isEqualTo(Set.of(1L));
    }

    @Test
    void sparesThoseWhoDoNotWantToHearOfEnds() {
        List<Webhook> webhooks = List.of(FIRING_ONLY);
        Map<String, Sent> told = new Group(SLOT, Map.of(), List.of(first))
                .flush(webhooks, "", START)
                .sent();
        Instant later = START.plus(INTERVAL);
        Flush flush = new Group(SLOT, told, List.of(first.resolve(later))).flush(webhooks, "", later);
        assertThat(flush.notices()).isEmpty();
        assertThat(flush.sent().get(FIRING_ONLY.id()).firing()).isEmpty();
    }

    @Test
    void tellsThatAnAlertBecameWorse() {
        AlertRecord warning = Sample.firing(1, Map.of("alertname", "x", "severity", "warning"));
        Map<String, Sent> told = flush(Map.of(), START, warning).sent();
        AlertRecord error = warning.say(Map.of("alertname", "x", "severity", "error"), warning.annotations(), null);

        Flush flush = flush(told, START.plus(INTERVAL), error);

        assertThat(flush.notices())
                .extracting(NewNotice::payload)
                .singleElement()
                .asString()
                .contains("\"error\"");
    }

    @Test
    void countsHowManyAreResolved() {
        Map<String, Sent> told = flush(Map.of(), START, first, second).sent();

        Flush flush = flush(told, START.plus(INTERVAL), first.resolve(START.plusSeconds(60)), second);

        assertThat(flush.notices()).extracting(NewNotice::resolved).containsExactly(1);
    }

    @Test
    void saysAgainWhatWasGivenUpAndEachTimeTwiceAsLate() {
        Sent once = flush(Map.of(), START, first).sent().get(BOTH.id()).giveUp(START);
        Sent twice = once.giveUp(START);

        assertThat(flush(Map.of(BOTH.id(), once), START.plusSeconds(59), first).notices())
                .isEmpty();
        assertThat(flush(Map.of(BOTH.id(), once), START.plusSeconds(60), first).notices())
                .hasSize(1);
        assertThat(flush(Map.of(BOTH.id(), twice), START.plusSeconds(119), first)
                        .notices())
                .isEmpty();
        assertThat(flush(Map.of(BOTH.id(), twice), START.plusSeconds(120), first)
                        .notices())
                .hasSize(1);
    }

    @Test
    void aReceiverThatTakesNothingIsToldNoSeldomerThanOneThatDoes() {
        Sent sent = flush(Map.of(), START, first).sent().get(BOTH.id());
        for (int i = 0; i < 100; i++) {
            sent = sent.giveUp(START);
        }

        assertThat(flush(Map.of(BOTH.id(), sent), START.plus(REPEAT), first).notices())
                .hasSize(1);
    }

    @Test
    void countsOnUntilSomethingIsDelivered() {
        Sent givenUp = flush(Map.of(), START, first).sent().get(BOTH.id()).giveUp(START);

        Sent again = flush(Map.of(BOTH.id(), givenUp), START.plus(INTERVAL), first)
                .sent()
                .get(BOTH.id());

        assertThat(again.givenUp()).isEqualTo(1);
        assertThat(again.untold()).isFalse();
        assertThat(again.delivered().givenUp()).isZero();
    }

    @Test
    void keepsAnEndThatWasGivenUpUntilItIsSaidAgain() {
        AlertRecord ended = second.resolve(START);
        Sent owing = flush(Map.of(), START, first, ended)
                .sent()
                .get(BOTH.id())
                .giveUp(START)
                .owe(List.of(ended));

        Flush early = flush(Map.of(BOTH.id(), owing), START.plusSeconds(59), first, ended);
        Flush inTime = flush(early.sent(), START.plusSeconds(60), first, ended);

        assertThat(early.notices()).isEmpty();
        assertThat(early.done()).isEmpty();
        assertThat(inTime.notices()).extracting(NewNotice::resolved).containsExactly(1);
        assertThat(inTime.done()).containsExactly(2L);
        assertThat(inTime.sent().get(BOTH.id()).owed()).isEmpty();
    }

    @Test
    void saysAnEndThatWasGivenUpWhenTheRestEnds() {
        AlertRecord ended = second.resolve(START);
        Sent owing = flush(Map.of(), START, first, ended)
                .sent()
                .get(BOTH.id())
                .giveUp(START)
                .owe(List.of(ended));

        Flush flush = flush(Map.of(BOTH.id(), owing), START.plusSeconds(1), first.resolve(START), ended);

        assertThat(flush.notices()).extracting(NewNotice::resolved).containsExactly(2);
    }

    @Test
    void sparesThoseWhoGotAnEndThatAnotherAddressDidNotGet() {
        AlertRecord ended = second.resolve(START);
        Sent before = flush(Map.of(), START, first).sent().get(BOTH.id()).knows(List.of(ended));
        AlertRecord third = Sample.firing(3, Map.of("alertname", "x", "n", "3"));

        assertThat(flush(Map.of(BOTH.id(), before), START.plus(INTERVAL), first, ended)
                        .notices())
                .isEmpty();
        assertThat(flush(Map.of(BOTH.id(), before), START.plus(INTERVAL), first, ended, third)
                        .notices())
                .extracting(NewNotice::resolved)
                .containsExactly(0);
    }

    @Test
    void anEndThatWasGivenUpIsNotSaidWhenTheAlertCameBack() {
        AlertRecord ended = second.resolve(START);
        Sent owing = flush(Map.of(), START, first, ended).sent().get(BOTH.id()).owe(List.of(ended));
        AlertRecord again = Sample.firing(9, second.labels());

        Flush flush = flush(Map.of(BOTH.id(), owing), START.plusSeconds(1), first, ended, again);

        assertThat(flush.notices()).extracting(NewNotice::resolved).containsExactly(0);
        assertThat(flush.done()).containsExactly(2L);
    }

    @Test
    void keepsWhatAddressesOfAnotherReplicaWereTold() {
        Map<String, Sent> told = Map.of("another", new Sent(START, Set.of("x"), Set.of(), Set.of(), 0, false));

        assertThat(flush(told, START, first).sent()).containsAllEntriesOf(told).containsKey(BOTH.id());
    }

    private static Flush flush(Map<String, Sent> sent, Instant now, AlertRecord... alerts) {
        return new Group(SLOT, sent, List.of(alerts)).flush(List.of(BOTH), "http://weir", now);
    }
}
