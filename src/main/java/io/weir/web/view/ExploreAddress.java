package io.weir.web.view;

import io.weir.web.read.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses around a query.
 *
 * @param range word of the chosen span; empty when from and to are fixed
 * @param from first instant
 * @param to last instant
 */
public record ExploreAddress(String range, Instant from, Instant to) {

    List<ExploreView.SpanChoice> spans(String query) {
        return Arrays.stream(Span.values())
                .map(s -> new ExploreView.SpanChoice(
                        s.word(),
                        s.title(),
                        "/explore?query=" + encoded(query) + "&range=" + s.word(),
                        s.word().equals(range)))
                .toList();
    }

    String fixed(String query) {
        return "/explore?query=" + encoded(query) + "&from=" + from + "&to=" + to;
    }

    String api(String query) {
        return "/api/v1/query?query=" + encoded(query) + "&from=" + from + "&to=" + to;
    }

    ExploreView.Start start(String name) {
        String plain = name.matches("[a-zA-Z_:][a-zA-Z0-9_:.]*") ? name : "{\"" + name.replace("\"", "\\\"") + "\"}";
        return new ExploreView.Start(name, "/explore?query=" + encoded(plain));
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
