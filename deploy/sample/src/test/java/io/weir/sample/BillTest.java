package io.weir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BillTest {

    private static final long SECOND = 1_000_000_000L;

    private final Bill bill = new Bill();

    @Test
    void chargesForTheRequestAndForEachRecord() {
        Knobs knobs = new Knobs(400, 100, 2, 1_000_000, 0);

        assertThat(bill.nanos(knobs, 50, 0)).isBetween(200_000_000L, 200_100_000L);
    }

    @Test
    void sharesTheCapacityAmongRequests() {
        Knobs knobs = new Knobs(400, 0, 0, 100, 0);

        assertThat(bill.nanos(knobs, 200, 0)).isEqualTo(2 * SECOND);
        assertThat(bill.nanos(knobs, 100, 0)).isEqualTo(3 * SECOND);
    }

    @Test
    void forgetsTheBacklogWhenAKnobIsTurned() {
        bill.nanos(new Knobs(400, 0, 0, 1, 0), 500, 0);

        assertThat(bill.nanos(new Knobs(400, 0, 0, 100, 0), 100, 0)).isEqualTo(SECOND);
    }
}
