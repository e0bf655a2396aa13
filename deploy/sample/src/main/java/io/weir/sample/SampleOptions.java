package io.weir.sample;

import java.util.Map;

/**
 * How the sample runs.
 *
 * @param port of the page, the knobs and the sink; 0 for any free one
 * @param kafka address of the broker that takes the metrics
 * @param script whether the script runs from the start
 * @param seed of everything random
 */
record SampleOptions(int port, String kafka, boolean script, long seed) {

    /** From {@code SAMPLE_PORT}, {@code SAMPLE_KAFKA}, {@code SAMPLE_SCRIPT} (on, off) and {@code SAMPLE_SEED}. */
    static SampleOptions of(Map<String, String> environment) {
        return new SampleOptions(
                (int) number(environment, "SAMPLE_PORT", 8090),
                environment.getOrDefault("SAMPLE_KAFKA", "127.0.0.1:19092"),
                isOn(environment.getOrDefault("SAMPLE_SCRIPT", "on")),
                number(environment, "SAMPLE_SEED", 1));
    }

    private static long number(Map<String, String> environment, String key, long otherwise) {
        String text = environment.get(key);
        try {
            return text == null ? otherwise : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " must be a whole number, is '" + text + "'", e);
        }
    }

    private static boolean isOn(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("SAMPLE_SCRIPT must be on or off, is '" + text + "'");
        };
    }
}
