package io.weir.api;

import io.weir.api.pipeline.Signal;
import java.time.Duration;

/**
 * A signal that a plugin looks at, of at least one stage.
 *
 * @param signal it looks at
 * @param readings fewest values
 * @param length shortest time from the first to the last of them
 * @param resolution longest time between two of them, on the whole; zero when it does not matter
 * @param required whether it can say nothing without; the host then does not call it
 */
public record Need(Signal signal, int readings, Duration length, Duration resolution, boolean required) {

    /** Refuses what is negative. */
    public Need {
        if (readings < 1 || length.isNegative() || resolution.isNegative()) {
            throw new IllegalArgumentException("a need of " + signal.id() + " must ask for at least one reading");
        }
    }

    /** It can say nothing without so many values, over at least this time, however far apart. */
    public static Need of(Signal signal, int readings, Duration length) {
        return new Need(signal, readings, length, Duration.ZERO, true);
    }

    /** It says more with so many values over at least this time. */
    public static Need useful(Signal signal, int readings, Duration length) {
        return new Need(signal, readings, length, Duration.ZERO, false);
    }

    /** The same, with values at most this far apart. */
    public Need every(Duration longest) {
        return new Need(signal, readings, length, longest, required);
    }

    /** As a sentence, such as {@code pipeline.queue.size, read 13 times over at least 60 s}. */
    public String text() {
        String times = readings > 1 ? ", read " + readings + " times" : "";
        String over = length.isZero() ? "" : " over at least " + length.toSeconds() + " s";
        String apart = resolution.isZero() ? "" : ", at most " + resolution.toMillis() / 1e3 + " s apart";
        return signal.id() + times + over + apart;
    }
}
