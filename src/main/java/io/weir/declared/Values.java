package io.weir.declared;

import io.weir.file.YamlMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** Values of a test: numbers, {@code none} for a reading that is missing, and {@code 0.6 x 12} for twelve alike. */
final class Values {

    private static final int MOST = 10_000;
    private static final Pattern REPEATED = Pattern.compile("(\\S+)\\s+x\\s+(\\d{1,5})");

    private Values() {}

    static double[] parse(YamlMap map, String key) {
        double[] values = map.list(key).stream()
                .flatMapToDouble(text -> some(map, key, text.strip()))
                .limit(MOST + 1)
                .toArray();
        if (values.length == 0 || values.length > MOST) {
            throw map.fault(key, "must have 1 to " + MOST + " values");
        }
        return values;
    }

    private static DoubleStream some(YamlMap map, String key, String text) {
        Matcher repeated = REPEATED.matcher(text);
        if (repeated.matches()) {
            double value = one(map, key, repeated.group(1));
            return DoubleStream.generate(() -> value).limit(Integer.parseInt(repeated.group(2)));
        }
        return DoubleStream.of(one(map, key, text));
    }

    private static double one(YamlMap map, String key, String text) {
        if (text.equals("none")) {
            return Double.NaN;
        }
        return Texts.number(text)
                .orElseThrow(() -> map.fault(
                        key, "'" + text + "' must be a number, 'none', or a number repeated like '0.6 x 12'"));
    }
}
