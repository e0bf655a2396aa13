package io.weir.web;

import java.util.List;

/**
 * How a number is written, on the server and in the browser alike.
 *
 * @param value the number
 * @param unit in UCUM
 * @param text how it is written; a tilde stands for a no-break space
 */
record NumberCase(double value, String unit, String text) {

    static final List<NumberCase> ALL = List.of(
            of(0, "{event}", "0"),
            of(0.00001, "{event}", "0.00001"),
            of(0.0034, "{event}", "0.003"),
            of(0.46, "{event}", "0.46"),
            of(0.998, "{event}", "1"),
            of(3, "{event}", "3"),
            of(3.24, "{event}", "3.2"),
            of(99.96, "{event}", "100"),
            of(1_234, "{event}/s", "1,234/s"),
            of(9_999.4, "{event}", "9,999"),
            of(9_999.6, "{event}", "10~k"),
            of(12_345, "{event}/s", "12.3~k/s"),
            of(20_000, "{event}", "20~k"),
            of(456_700, "{event}", "457~k"),
            of(999_600, "{event}", "1~M"),
            of(2_300_000, "{event}", "2.3~M"),
            of(-45, "{event}", "−45"),
            of(9.8, "{batch}/s", "9.8/s"),
            of(0.97, "1", "97~%"),
            of(0.034, "1", "3.4~%"),
            of(1, "1", "100~%"),
            of(0.00000042, "s", "0.4~µs"),
            of(0.00045, "s", "450~µs"),
            of(0.045, "s", "45~ms"),
            of(0.0045, "s", "4.5~ms"),
            of(0, "s", "0~s"),
            of(1.25, "s", "1.3~s"),
            of(59.99, "s", "1~min"),
            of(200, "s", "3~min~20~s"),
            of(7_500, "s", "2~h~5~min"),
            of(273_600, "s", "3~d~4~h"),
            of(512, "By", "512~B"),
            of(3_355_443, "By", "3.2~MiB"),
            of(104_857_600, "By", "100~MiB"),
            of(1_536, "By/s", "1.5~KiB/s"),
            of(1.5, "{cpu}", "1.5"));

    private static NumberCase of(double value, String unit, String text) {
        return new NumberCase(value, unit, text.replace('~', '\u00a0'));
    }
}
