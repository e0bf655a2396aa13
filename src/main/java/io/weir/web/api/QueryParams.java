package io.weir.web.api;

import io.weir.query.lang.Durations;
import io.weir.query.run.QueryRequest;
import io.weir.runtime.QueryConfig;
import io.weir.web.error.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of queries. */
final class QueryParams {

    static final String DEFAULT_STEP = "auto";
    static final String DEFAULT_POINTS = "500";
    static final String DEFAULT_LIMIT = "1000";

    private static final Duration USUAL = Duration.ofHours(1);
    private static final long LONGEST_STEP = Duration.ofDays(366).toMillis();

    private QueryParams() {}

    /** From and to; the last hour when they are not given. */
    record Times(Instant from, Instant to) {

        static Times of(@Nullable String from, @Nullable String to, Instant now) {
            Instant end = Params.instant("to", to).orElse(now);
            Instant start = Params.instant("from", from).orElse(end.minus(USUAL));
            if (start.isAfter(end)) {
                throw ProblemException.invalid("from", "from must not be after to; they are " + start + " and " + end);
            }
            if (start.isBefore(Instant.EPOCH) || end.isAfter(now.plus(Duration.ofDays(3_660)))) {
                throw ProblemException.invalid("from", "from and to must lie between 1970 and ten years from now");
            }
            return new Times(start, end);
        }
    }

    static QueryRequest request(
            @Nullable String query, Times times, String step, String points, String limit, QueryConfig config) {
        if (query == null || query.isBlank()) {
            throw ProblemException.invalid("query", "query must be an expression, such as a metric's name");
        }
        int lines = (int) Params.whole("limit", limit, 1, config.maxLines());
        return new QueryRequest(query, times.from(), times.to(), step(step, points, config), lines);
    }

    private static QueryRequest.Step step(String step, String points, QueryConfig config) {
        if (step.equals("raw")) {
            return new QueryRequest.Raw();
        }
        if (step.equals(DEFAULT_STEP)) {
            return new QueryRequest.Auto((int) Params.whole("points", points, 1, config.maxPoints()));
        }
        long millis = step.matches("\\d{1,9}") ? Long.parseLong(step) * 1_000 : Durations.millis(step);
        if (millis < 1 || millis > LONGEST_STEP) {
            throw ProblemException.invalid(
                    "step", "step must be auto, raw, or a length of time such as 15s, 5m or 1h, is '" + step + "'");
        }
        return new QueryRequest.Fixed(millis);
    }
}
