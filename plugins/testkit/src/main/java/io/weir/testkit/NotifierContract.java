package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.api.config.ConfigurationType;
import io.weir.api.notice.Alert;
import io.weir.api.notice.Delivery;
import io.weir.api.notice.Notice;
import io.weir.api.notice.Notifier;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every notifier must keep. Extend it in the notifier's own tests.
 *
 * @param <C> its options
 */
public abstract class NotifierContract<C extends Record> {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** The notifier under test. */
    protected abstract Notifier<C> notifier();

    /** Options with which a receiver takes what is sent, such as one that the test runs itself. */
    protected abstract C reachable();

    /** Options with which nobody answers, such as a port where nobody listens. */
    protected abstract C unreachable();

    /** Its options can be read: each with what it is, and a default within its range. */
    @Test
    void itsOptionsCanBeRead() {
        assertThat(ConfigurationType.of(notifier().defaults()).options())
                .allSatisfy(option -> assertThat(option.description()).isNotBlank());
    }

    /** It delivers a notice of an alert that fires. */
    @Test
    void deliversWhatFires() {
        assertThat(notifier().send(notice(true, 1), reachable())).isInstanceOf(Delivery.Taken.class);
    }

    /** It delivers a notice of an alert that is over. */
    @Test
    void deliversWhatIsResolved() {
        assertThat(notifier().send(notice(false, 1), reachable())).isInstanceOf(Delivery.Taken.class);
    }

    /** It delivers a notice of many alerts, with texts that quote, break lines and speak any language. */
    @Test
    void deliversMany() {
        assertThat(notifier().send(notice(true, 200), reachable())).isInstanceOf(Delivery.Taken.class);
    }

    /** When nobody answers, it says that it is to be tried again, and why. */
    @Test
    void asksToTryAgainWhenNobodyAnswers() {
        assertThat(notifier().send(notice(true, 1), unreachable()))
                .isInstanceOfSatisfying(
                        Delivery.Later.class, later -> assertThat(later.error()).isNotBlank());
    }

    private static Notice notice(boolean firing, int alerts) {
        return new Notice(
                7,
                "operators",
                firing,
                Map.of("alertname", "Queue"),
                IntStream.range(0, alerts).mapToObj(i -> alert(firing, i)).toList(),
                0,
                "http://weir.example");
    }

    private static Alert alert(boolean firing, int number) {
        return new Alert(
                "fingerprint-" + number,
                Map.of("alertname", "Queue", "severity", "warning", "pipeline", "h\u00f6st-" + number),
                number % 2 == 0
                        ? Map.of(
                                "summary",
                                "\"Queue\" <is> full & {waits}\n\u6c34\ud83d\udca7",
                                "description",
                                "\\ 100 %")
                        : Map.of(),
                BEGIN,
                firing ? null : BEGIN.plusSeconds(60),
                "http://weir.example/pipelines/" + number);
    }
}
