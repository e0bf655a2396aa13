package io.weir.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the knobs as the script says, until somebody turns them by hand. Safe for all threads. */
final class Director {

    private final Board board;
    private final InstantSource clock;
    private @Nullable Instant began;
    private Script.@Nullable Phase played;

    Director(Board board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
    }

    /** Starts the script from its beginning. */
    synchronized void begin() {
        began = clock.instant();
        played = null;
        step();
    }

    /** Somebody turns the knobs: the script ends. */
    synchronized void byHand(Knobs knobs) {
        began = null;
        board.set(knobs);
    }

    /** Goes on to the phase that is due. To be called often. */
    synchronized void step() {
        place().filter(place -> !place.phase().equals(played)).ifPresent(place -> {
            played = place.phase();
            board.set(place.phase().knobs().apply(board.now()));
        });
    }

    /** Where the script is; empty when somebody took over. */
    synchronized Optional<Script.Place> place() {
        return Optional.ofNullable(began).map(start -> Script.at(Duration.between(start, clock.instant())));
    }
}
