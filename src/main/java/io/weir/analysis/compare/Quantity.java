package io.weir.analysis.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is compared, and from when on a difference matters. */
public enum Quantity {
    /** Events that leave the pipeline; more is better. Compared as a ratio. */
    THROUGHPUT("{event}/s", true, true, 0.05, 1e-3),
    /** Share of the offered events that is lost; less is better. Compared in points. */
    LOSS("1", false, false, 0.01, 0),
    /** Time an event spends in queues and in the call of the sink; less is better. Compared as a ratio. */
    LATENCY("s", false, true, 0.20, 5e-3);

    private static final double OF_WHAT_WAS = 0.2;

    private final String unit;
    private final boolean moreIsBetter;
    private final boolean ratio;
    private final double matters;
    private final double floor;

    Quantity(String unit, boolean moreIsBetter, boolean ratio, double matters, double floor) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
        this.ratio = ratio;
        this.matters = matters;
        this.floor = floor;
    }

    /** The quantity that effects call so, such as {@code throughput}. */
    public static Optional<Quantity> named(String name) {
        return Arrays.stream(values()).filter(q -> q.word().equals(name)).findFirst();
    }

    /** Its name in effects. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its unit in UCUM. */
    public String unit() {
        return unit;
    }

    /** Whether differences are told as a ratio to what was before; else in the unit itself. */
    public boolean isRatio() {
        return ratio;
    }

    /** The value on the scale on which differences are taken: a logarithm for a ratio. */
    double scaled(double value) {
        return ratio ? Math.log(Math.max(value, 0) + floor) : value;
    }

    /** A difference on that scale as people read it: 0.1 for 10 % more, or for 10 points. */
    double told(double difference) {
        return ratio ? Math.expm1(difference) : difference;
    }

    /** A difference, as it is told, turned so that more than 0 is better. */
    double gain(double told) {
        return moreIsBetter ? told : -told;
    }

    /** From which difference on, as it is told, it is worth a word; of shares also a fifth of what was before. */
    double matters(double before) {
        return ratio ? matters : Math.max(matters, OF_WHAT_WAS * before);
    }
}
