package io.weir.storage.tiers;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How long what is kept.
 *
 * @param usual for all sources that no group names
 * @param groups in the order in which they are asked
 */
public record Retention(Times usual, List<Group> groups) {

    /** Copies the list. */
    public Retention {
        groups = List.copyOf(groups);
    }

    /**
     * How long the tiers of a source are kept.
     *
     * @param samples frames and blocks
     * @param minutes rollups by the minute
     * @param hours rollups by the hour
     */
    public record Times(Duration samples, Duration minutes, Duration hours) {
        /** Checks. */
        public Times {
            for (Duration one : List.of(samples, minutes, hours)) {
                if (one.toMillis() <= 0) {
                    throw new IllegalArgumentException("a retention must be longer than zero, but is " + one);
                }
            }
        }

        private Times longer(Times other) {
            return new Times(
                    longer(samples, other.samples), longer(minutes, other.minutes), longer(hours, other.hours));
        }

        private static Duration longer(Duration a, Duration b) {
            return a.compareTo(b) < 0 ? b : a;
        }
    }

    /**
     * Sources that are kept for another time.
     *
     * @param sources names, {@code *} for any characters
     * @param times how long
     */
    public record Group(String sources, Times times) {
        private boolean names(String source) {
            return Pattern.matches("\\Q" + sources.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E", source);
        }
    }

    /** How long the tiers of a source are kept. */
    Times of(String source) {
        return groups.stream()
                .filter(group -> group.names(source))
                .map(Group::times)
                .findFirst()
                .orElse(usual);
    }

    /** The longest for any source: only what is older may be dropped as a whole. */
    public Times longest() {
        return groups.stream().map(Group::times).reduce(usual, Times::longer);
    }

    /** For how long samples of every source are there. */
    public Duration shortest() {
        return groups.stream()
                .map(group -> group.times().samples())
                .reduce(usual.samples(), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
}
