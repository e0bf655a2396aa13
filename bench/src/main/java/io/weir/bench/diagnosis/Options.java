package io.weir.bench.diagnosis;

import java.util.List;

/**
 * What is drawn.
 *
 * @param seed of everything
 * @param count pipelines
 * @param explain number of the one pipeline to show, from 0 on; below 0: none
 * @param workers pipelines played side by side
 * @param list whether each wrong answer gets a line on standard error
 */
record Options(long seed, int count, int explain, int workers, boolean list) {

    static Options of(List<String> words) {
        Options options = new Options(1, 1000, -1, Runtime.getRuntime().availableProcessors(), false);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--list")) {
                options = new Options(options.seed, options.count, options.explain, options.workers, true);
            } else {
                options = options.with(words.get(i), i + 1 < words.size() ? words.get(++i) : "");
            }
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--seed" -> new Options(whole(name, value, 0), count, explain, workers, list);
            case "--count" -> new Options(seed, Math.toIntExact(whole(name, value, 1)), explain, workers, list);
            case "--explain" -> new Options(seed, count, Math.toIntExact(whole(name, value, 0)), workers, list);
            case "--workers" -> new Options(seed, count, explain, Math.toIntExact(whole(name, value, 1)), list);
            default ->
                throw new IllegalArgumentException("unknown option '" + name
                        + "', must be --seed N, --count N, --explain N, --workers N or --list.");
        };
    }

    private static long whole(String name, String value, int least) {
        if (!value.matches("\\d{1,9}") || Long.parseLong(value) < least) {
            throw new IllegalArgumentException(
                    name + " must be a whole number from " + least + " to 999999999, is '" + value + "'.");
        }
        return Long.parseLong(value);
    }
}
