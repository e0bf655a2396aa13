package io.weir.web.view;

import io.weir.ingest.IngestLimits;
import io.weir.ingest.OverrunStore;
import io.weir.web.format.Format;
import java.util.List;

/**
 * A limit as a page shows it.
 *
 * @param key under {@code weir.ingest.limits}
 * @param title what it limits
 * @param allowed how much
 * @param used how much is used at most; empty where nobody counts
 * @param full whether all is used
 */
public record LimitView(String key, String title, String allowed, String used, boolean full) {

    static List<LimitView> all(IngestLimits limits, OverrunStore.Usage usage) {
        long series = usage.largest().stream()
                .mapToLong(OverrunStore.SourceUsage::series)
                .max()
                .orElse(0);
        long layouts = usage.largest().stream()
                .mapToLong(OverrunStore.SourceUsage::layouts)
                .max()
                .orElse(0);
        return List.of(
                counted("sources", "Sources", limits.sources(), usage.sources()),
                counted("series-per-source", "Series of a source", limits.seriesPerSource(), series),
                counted("layouts-per-source", "Layouts of a source", limits.layoutsPerSource(), layouts),
                plain("labels", "Labels of a series", Format.number(limits.labels())),
                plain("name-length", "Characters of a name", Format.number(limits.nameLength())),
                plain("value-length", "Characters of a label's value", Format.number(limits.valueLength())),
                plain("message-size", "Size of a message", Format.bytes(limits.messageBytes())),
                plain(
                        "ahead",
                        "Clock of a source ahead",
                        Format.seconds(limits.ahead().toSeconds())),
                plain(
                        "behind",
                        "Age of a sample",
                        Format.seconds(limits.behind().toSeconds())));
    }

    private static LimitView counted(String key, String title, long allowed, long used) {
        return new LimitView(key, title, Format.number(allowed), Format.number(used), used >= allowed);
    }

    private static LimitView plain(String key, String title, String allowed) {
        return new LimitView(key, title, allowed, "", false);
    }
}
