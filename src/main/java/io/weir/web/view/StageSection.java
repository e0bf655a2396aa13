package io.weir.web.view;

import java.util.List;

/**
 * One stage on the pipeline page: its settings and its charts.
 *
 * @param anchor on the page
 * @param title name of the stage, or what stands for the whole pipeline
 * @param kindTitle what it does; empty for the whole pipeline
 * @param kind for style sheets
 * @param settings as far as they are known
 * @param charts of all its signals
 */
public record StageSection(
        String anchor, String title, String kindTitle, String kind, List<Knob> settings, List<ChartView> charts) {

    private static final int MOST_COLUMNS = 3;

    /** How many columns of the page its charts take. */
    public int width() {
        return Math.clamp(charts.size(), 1, MOST_COLUMNS);
    }

    /**
     * A setting.
     *
     * @param name the engine's own
     * @param value in the engine's unit
     * @param origin where the value is known from
     */
    public record Knob(String name, String value, String origin) {}
}
