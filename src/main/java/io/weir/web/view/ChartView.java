package io.weir.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart: a drawing for pages without scripts, which a script replaces by one that can be read off.
 *
 * @param stage id of the stage, empty for the whole pipeline
 * @param kind of the chart, for the script
 * @param title heading
 * @param unit in UCUM, for the script
 * @param series its lines, most important first
 * @param bands findings on the time axis
 * @param top value at the upper edge of the drawing
 * @param gaps remark about missing samples, or null
 */
public record ChartView(
        String stage,
        String kind,
        String title,
        String unit,
        List<Line> series,
        List<Band> bands,
        String top,
        @Nullable String gaps) {

    /** Width of the drawing's canvas. */
    public static final double WIDTH = 600;

    /** Height of the drawing's canvas. */
    public static final double HEIGHT = 120;

    /**
     * A line of a chart.
     *
     * @param signal id of the signal
     * @param label short name
     * @param role how it is drawn: {@code first}, {@code second}, {@code loss} or {@code limit}
     * @param path as SVG writes it
     * @param last last value
     * @param mean mean over the interval
     * @param max largest value
     * @param quality empty when reported; else how the values came about
     */
    public record Line(
            String signal,
            String label,
            String role,
            String path,
            String last,
            String mean,
            String max,
            String quality) {}

    /**
     * A finding on the time axis.
     *
     * @param x left edge on the canvas
     * @param width on the canvas
     * @param severity for style sheets
     * @param title what was found
     */
    public record Band(String x, String width, String severity, String title) {}
}
