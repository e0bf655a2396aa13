package io.weir.bench.plugins;

import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param recordings directory of recordings, directories within included
 * @param plugins directory of further plugins; empty for none
 * @param samples readings of each series in a window
 * @param workers calls of plugins side by side
 * @param seconds that are measured, after as many that are not
 */
record Options(Path recordings, String plugins, int samples, int workers, int seconds) {

    static Options of(List<String> words) {
        Path root = Path.of(System.getProperty("weir.root", "."));
        Options options = new Options(root.resolve("src/test/resources/recordings"), "", 60, 2, 20);
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            options = options.with(words.get(i), value);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--recordings" -> new Options(Path.of(value), plugins, samples, workers, seconds);
            case "--plugins" -> new Options(recordings, value, samples, workers, seconds);
            case "--samples" -> new Options(recordings, plugins, whole(name, value), workers, seconds);
            case "--workers" -> new Options(recordings, plugins, samples, whole(name, value), seconds);
            case "--seconds" -> new Options(recordings, plugins, samples, workers, whole(name, value));
            default ->
                throw new IllegalArgumentException("unknown option '" + name
                        + "', must be --recordings DIR, --plugins DIR, --samples N, --workers N or --seconds N.");
        };
    }

    private static int whole(String name, String value) {
        if (!value.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException(name + " must be a whole number from 1 to 99999, is '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
