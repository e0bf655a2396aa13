package io.weir.web.page;

import io.weir.web.read.Span;
import io.weir.web.view.ExploreAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that the page of queries shows.
 *
 * @param span when it ends now
 * @param from first instant
 * @param to last instant
 */
record ExploreTimes(Optional<Span> span, Instant from, Instant to) {

    /** From and to where both are given and in order, else the range. */
    static ExploreTimes of(String range, @Nullable String from, @Nullable String to, Instant now) {
        Optional<Instant> start = instant(from);
        Optional<Instant> end = instant(to);
        if (start.isPresent() && end.isPresent() && start.get().isBefore(end.get())) {
            return new ExploreTimes(Optional.empty(), start.get(), end.get());
        }
        Span span = Span.of(range).orElse(Span.HOUR);
        return new ExploreTimes(Optional.of(span), now.minus(span.length()), now);
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    ExploreAddress address() {
        return new ExploreAddress(span.map(Span::word).orElse(""), from, to);
    }
}
