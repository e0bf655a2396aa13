package io.weir.web.chart;

import io.weir.api.pipeline.Interval;
import java.util.Locale;

/**
 * Turns points into SVG paths on a canvas of fixed size, for pages without scripts and for sparklines.
 *
 * @param interval left and right edge
 * @param top value at the upper edge; the lower edge is zero
 * @param width of the canvas
 * @param height of the canvas
 */
public record Sketch(Interval interval, double top, double width, double height) {

    /** The line through the points, interrupted at gaps; empty when there is nothing to draw. */
    public String line(Points points) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < points.at().length; i++) {
            double value = points.values()[i];
            boolean drawn = !Double.isNaN(value) && interval.contains(points.at()[i]);
            if (drawn) {
                path.append(down ? 'L' : 'M')
                        .append(round(x(points.at()[i])))
                        .append(' ')
                        .append(round(y(value)));
            }
            down = drawn;
        }
        return path.toString();
    }

    /** The surface under the line. */
    public String area(Points points) {
        String line = line(points);
        StringBuilder area = new StringBuilder();
        for (String part : line.split("(?=M)")) {
            if (!part.isEmpty()) {
                String first = part.substring(1, part.indexOf(' '));
                String last = part.substring(Math.max(part.lastIndexOf('L'), 0) + 1, part.lastIndexOf(' '));
                area.append(part).append('L').append(last).append(' ').append(round(height));
                area.append('L').append(first).append(' ').append(round(height)).append('Z');
            }
        }
        return area.toString();
    }

    /** Where an instant lies, kept within the canvas. */
    public double x(long atMillis) {
        double length = Math.max(1, interval.length().toMillis());
        double part = (atMillis - interval.from().toEpochMilli()) / length;
        return Math.clamp(part, 0, 1) * width;
    }

    /** Where a value lies, kept within the canvas. */
    public double y(double value) {
        double part = top > 0 ? value / top : 0;
        return height - Math.clamp(part, 0, 1) * (height - 2) - 1;
    }

    /** A coordinate with one decimal. */
    public static String round(double coordinate) {
        String text = String.format(Locale.ROOT, "%.1f", coordinate);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
