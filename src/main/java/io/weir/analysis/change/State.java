package io.weir.analysis.change;

import io.weir.analysis.compare.Measured;
import io.weir.analysis.compare.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a suggestion stands. */
public sealed interface State {

    /** Its name in storage, the API and events. */
    enum Name {
        /** Nobody has done anything about it. */
        OPEN,
        /** The change was made; what it brings is being measured. */
        APPLIED,
        /** What it brought is known, or cannot be known. */
        VERIFIED,
        /** Somebody does not want it. */
        DISMISSED
    }

    /** The name of this state. */
    Name name();

    /** Nobody has done anything about it. */
    record Open() implements State {
        @Override
        public Name name() {
            return Name.OPEN;
        }
    }

    /**
     * The change was made.
     *
     * @param at when
     * @param lastBefore last instant at which it surely was not made yet; not after {@code at}
     * @param how it became known
     * @param by who said so
     * @param value the setting's value from then on, or null when it is not known
     * @param waits what the verdict waits for
     */
    record Applied(
            Instant at,
            Instant lastBefore,
            How how,
            String by,
            @Nullable String value,
            String waits) implements State {
        @Override
        public Name name() {
            return Name.APPLIED;
        }

        /** The verdict is reached. */
        public Verified verified(Instant now, Verdict verdict, String why, List<Measured> measured) {
            return new Verified(this, now, verdict, why, measured);
        }
    }

    /**
     * What it brought is known.
     *
     * @param applied the change
     * @param at when the verdict was reached
     * @param verdict on it
     * @param why with the numbers
     * @param measured each quantity that could be compared
     */
    record Verified(Applied applied, Instant at, Verdict verdict, String why, List<Measured> measured)
            implements State {
        /** Copies the list. */
        public Verified {
            measured = List.copyOf(measured);
        }

        @Override
        public Name name() {
            return Name.VERIFIED;
        }
    }

    /**
     * Somebody does not want it.
     *
     * @param at when that was said
     * @param by whom
     * @param reason why
     */
    record Dismissed(Instant at, String by, String reason) implements State {
        @Override
        public Name name() {
            return Name.DISMISSED;
        }
    }
}
