package io.weir.local.analyze;

import io.weir.api.flow.WhatIf.Change;
import io.weir.api.flow.WhatIf.What;
import io.weir.local.common.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code --what-if}: {@code traffic=3}, {@code slower=50ms}, {@code batch=500}, {@code workers=4}. */
final class WhatIfText {

    private static final Pattern FORM =
            Pattern.compile("(traffic|slower|batch|workers)=(-?\\d{1,9}(?:\\.\\d{1,9})?)(ms|s)?");

    private WhatIfText() {}

    static Change read(String text) {
        Matcher m = FORM.matcher(text);
        boolean fits = m.matches();
        boolean slower = fits && m.group(1).equals("slower");
        if (!fits || slower != (m.group(3) != null)) {
            throw problem(text);
        }
        double value = Double.parseDouble(m.group(2));
        try {
            return switch (m.group(1)) {
                case "traffic" -> new Change(What.TRAFFIC, value);
                case "batch" -> new Change(What.BATCH, value);
                case "workers" -> new Change(What.WORKERS, value);
                default -> new Change(What.SLOWER, m.group(3).equals("ms") ? value / 1e3 : value);
            };
        } catch (IllegalArgumentException e) {
            throw problem(text);
        }
    }

    private static RuntimeException problem(String text) {
        return Problem.ofInput("--what-if must be traffic=TIMES, slower=TIME (50ms, 2s), batch=EVENTS or workers=COUNT,"
                + " is '" + text + "'.");
    }
}
