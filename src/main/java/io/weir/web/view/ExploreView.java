package io.weir.web.view;

import io.weir.web.error.Problem;
import io.weir.web.format.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which series are queried.
 *
 * @param query expression, as it was written
 * @param range chosen span; empty when from and to are given
 * @param from first instant in ISO 8601
 * @param to last instant in ISO 8601
 * @param spans that can be chosen
 * @param permalink address that shows the same for ever
 * @param api address of the answer as JSON
 * @param result what came out; null when nothing was asked, or it is wrong
 * @param fault what is wrong; null when nothing is
 * @param starts names of metrics to begin with
 */
public record ExploreView(
        String query,
        String range,
        String from,
        String to,
        List<SpanChoice> spans,
        String permalink,
        String api,
        @Nullable Result result,
        @Nullable Fault fault,
        List<Start> starts) {

    /** Nothing was asked yet. */
    public static ExploreView start(ExploreAddress address, List<String> names) {
        return of(address, "", null, null, names);
    }

    /** What came out. */
    public static ExploreView of(ExploreAddress address, String query, Result result) {
        return of(address, query, result, null, List.of());
    }

    /** What is wrong. */
    public static ExploreView wrong(ExploreAddress address, String query, Problem problem) {
        Problem.Place place = problem.place();
        Fault fault = place == null
                ? new Fault("", "", "", Words.capital(problem.detail()))
                : Fault.at(query, place.start(), place.end(), Words.capital(problem.detail()));
        return of(address, query, null, fault, List.of());
    }

    private static ExploreView of(
            ExploreAddress address, String query, @Nullable Result result, @Nullable Fault fault, List<String> names) {
        return new ExploreView(
                query,
                address.range(),
                address.from().toString(),
                address.to().toString(),
                address.spans(query),
                address.fixed(query),
                address.api(query),
                result,
                fault,
                names.stream().map(address::start).toList());
    }

    /**
     * A span.
     *
     * @param word value of the parameter
     * @param title how people call it
     * @param href address
     * @param chosen whether it is the one shown
     */
    public record SpanChoice(String word, String title, String href, boolean chosen) {}

    /**
     * A metric to begin with.
     *
     * @param name of the metric
     * @param href address that queries it
     */
    public record Start(String name, String href) {}

    /**
     * An error at its place.
     *
     * @param before what is right before it
     * @param wrong what is wrong; empty when it is not a matter of place
     * @param after what follows
     * @param message what would be right
     */
    public record Fault(String before, String wrong, String after, String message) {

        /** An error between two characters of an expression. */
        static Fault at(String query, int start, int end, String message) {
            int from = Math.clamp(start, 0, query.length());
            int to = Math.clamp(end, from, query.length());
            // At the end there is nothing to mark: a blank stands for what is missing.
            String wrong = from == to ? " " : query.substring(from, to);
            return new Fault(query.substring(0, from), wrong, query.substring(to), message);
        }
    }

    /**
     * Lines and what is to be known of them.
     *
     * @param unit of the values
     * @param top value at the upper edge of the drawing
     * @param lines of the table
     * @param shared labels that all lines have; empty when there are none, or only one line
     * @param resolution how finely was read, and the step
     * @param remarks what a reader should know
     */
    public record Result(
            String unit, String top, List<Row> lines, String shared, String resolution, List<String> remarks) {}

    /**
     * A line.
     *
     * @param id its place in the answer
     * @param role how it is drawn
     * @param name of the series
     * @param labels that tell it from the others
     * @param path as SVG writes it
     * @param last last value
     * @param mean mean of the values
     * @param max largest value
     */
    public record Row(
            int id, String role, String name, String labels, String path, String last, String mean, String max) {}
}
