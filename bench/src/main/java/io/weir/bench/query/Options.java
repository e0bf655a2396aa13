package io.weir.bench.query;

import java.net.URI;
import java.util.List;

/**
 * What is measured.
 *
 * @param url of the service
 * @param jdbc of its database, with account; empty when what is to be read is there already
 * @param sources how many
 * @param rounds how often each query is asked
 */
record Options(URI url, String jdbc, int sources, int rounds) {

    static Options of(List<String> words) {
        Options options = new Options(URI.create("http://localhost:8080"), "", 1_000, 200);
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            options = options.with(words.get(i), value);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--url" -> new Options(URI.create(value), jdbc, sources, rounds);
            case "--fill" -> new Options(url, value, sources, rounds);
            case "--sources" -> new Options(url, jdbc, whole(name, value), rounds);
            case "--rounds" -> new Options(url, jdbc, sources, whole(name, value));
            default ->
                throw new IllegalArgumentException("unknown option '" + name
                        + "', must be --url URL, --fill JDBC_URL, --sources N or --rounds N.");
        };
    }

    private static int whole(String name, String value) {
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(name + " must be a whole number from 1 to 999999, is '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
