package io.weir.web.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate(2, 100);

    @Test
    void requestsBeyondTheirNumberAreNotWelcome() {
        gate.enter();
        gate.enter();

        assertThat(gate.enter().welcome()).isFalse();
    }

    @Test
    void whoLeavesMakesRoomForAnother() {
        Gate.Visit first = gate.enter();
        gate.enter();

        first.leave();

        assertThat(gate.enter().welcome()).isTrue();
    }

    @Test
    void bytesBeyondTheBoundAreNotHeld() {
        Gate.Visit one = gate.enter();
        Gate.Visit other = gate.enter();
        assertThat(one.hold(60)).isTrue();

        assertThat(other.hold(41)).isFalse();
    }

    @Test
    void leavingTwiceGivesBackOnce() {
        Gate.Visit one = gate.enter();
        Gate.Visit other = gate.enter();
        one.hold(60);
        other.hold(30);

        one.leave();
        one.leave();

        assertThat(gate.bytes()).isEqualTo(30);
    }
}
