package io.weir.ingest.decode;

import io.weir.api.adapter.NativeSeries.Kind;
import java.util.Map;

/** What the comments before samples say of them. */
final class PrometheusFamily {

    private String name = "";
    private String type = "";
    private String unitName = "";
    private String unit = "";

    /** Reads a comment of type or unit. */
    void read(String comment) {
        String[] words = comment.split("\\s+", 4);
        if (words.length == 4 && words[1].equals("TYPE")) {
            name = words[2];
            type = words[3].strip();
        } else if (words.length == 4) {
            unitName = words[2];
            unit = words[3].strip();
        }
    }

    Kind kind(String series, Map<String, String> labels) {
        if (name.isEmpty() || !series.startsWith(name)) {
            return Suffixes.kind(series);
        }
        String suffix = series.substring(name.length());
        return switch (type) {
            case "counter" -> suffix.equals("_created") ? Kind.GAUGE : Kind.COUNTER;
            case "gauge", "gaugehistogram", "info", "stateset" -> Kind.GAUGE;
            case "histogram" -> suffix.equals("_created") ? Kind.GAUGE : Kind.COUNTER;
            case "summary" -> labels.containsKey("quantile") || suffix.equals("_created") ? Kind.GAUGE : Kind.COUNTER;
            default -> Suffixes.kind(series);
        };
    }

    /** The unit; numbers of values have none. */
    String unit(String series) {
        boolean values =
                series.equals(unitName) || series.equals(unitName + "_total") || series.equals(unitName + "_sum");
        return !unit.isEmpty() && values ? unit : "";
    }
}
