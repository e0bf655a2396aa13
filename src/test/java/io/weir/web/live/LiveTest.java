package io.weir.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.model.LiveEvent;
import io.weir.model.LiveEvent.Topic;
import io.weir.web.live.LiveClient.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTest {

    private static final LiveEvent ONE = new LiveEvent(Topic.PIPELINE, 1);
    private static final LiveEvent TWO = new LiveEvent(Topic.FINDING, 2);

    private final LiveClient client = new LiveClient(3);
    private final LiveLog log = new LiveLog();

    @Test
    void theFirstWordSaysThatOneIsHeard() {
        assertThat(client.tick()).isEqualTo(new Word.Heartbeat());
    }

    @Test
    void whatHappensToOneThingIsToldOnce() {
        client.hear(ONE);
        client.hear(ONE);
        client.hear(TWO);

        assertThat(client.tick()).isEqualTo(new Word.Changed(List.of(ONE, TWO)));
        assertThat(client.tick()).isEqualTo(new Word.Silence());
    }

    @Test
    void silenceIsInterruptedByHeartbeats() {
        client.tick();

        assertThat(List.of(client.tick(), client.tick(), client.tick()))
                .containsExactly(new Word.Silence(), new Word.Silence(), new Word.Heartbeat());
    }

    @Test
    void whoMissesVeryMuchLooksAtEverything() {
        for (int i = 0; i < 1_000; i++) {
            client.hear(new LiveEvent(Topic.ALERT, i));
        }

        assertThat(client.tick()).isEqualTo(new Word.Reset());
        assertThat(client.tick()).isEqualTo(new Word.Silence());
    }

    @Test
    void whoComesBackHearsWhatWasMissed() {
        log.add(ONE);
        String place = log.place();
        log.add(TWO);

        assertThat(log.since(place)).contains(List.of(TWO));
        assertThat(log.since(log.place())).contains(List.of());
    }

    @Test
    void aPlaceOfAnotherReplicaIsNotKnown() {
        log.add(ONE);

        assertThat(log.since(new LiveLog().place())).isEmpty();
        assertThat(log.since("nonsense")).isEmpty();
        assertThat(log.since(log.place() + "0")).isEmpty();
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        String place = log.place();
        for (int i = 0; i < 3_000; i++) {
            log.add(ONE);
        }

        assertThat(log.since(place)).isEmpty();
    }
}
