package io.weir.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void aMethodThatIsNotTakenIsToldWhichAre() {
        assertThat(Refusals.of(405, "/api/v1/x", Set.of("PUT", "GET")).detail()).isEqualTo("/api/v1/x takes GET, PUT");
        assertThat(Refusals.of(405, "/api/v1/x", Set.of()).detail()).isEqualTo("/api/v1/x does not take this method");
    }

    @Test
    void aDatabaseThatRefusesConnectionsIsAwayHoweverDeepThatStands() {
        Exception refused = new CompletionException(new IllegalStateException(new ConnectException("refused")));

        assertThat(Refusals.isAway(refused)).isTrue();
        assertThat(Refusals.isAway(new IllegalStateException("ours"))).isFalse();
        assertThat(Refusals.away("4711").category()).isEqualTo("environment");
    }
}
