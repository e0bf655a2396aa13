package io.weir.web.view;

import io.weir.api.analysis.Effect;
import io.weir.web.chart.Sketch;
import io.weir.web.format.Format;

/**
 * What a change is expected to bring, with a bar that runs from zero to the largest of its numbers.
 *
 * @param quantity what changes
 * @param now its value today
 * @param expected most likely value
 * @param low lower end of the range
 * @param high upper end of the range
 * @param range both ends, as text
 * @param text the same as a sentence
 * @param nowAt where today's value lies on the bar, in percent
 * @param lowAt where the range begins, in percent
 * @param expectedAt where the most likely value lies, in percent
 * @param rangeWidth how wide the range is, in percent
 * @param gain change against today, such as {@code +100 %}; empty when it cannot be said
 */
public record EffectView(
        String quantity,
        String now,
        String expected,
        String low,
        String high,
        String range,
        String text,
        String nowAt,
        String lowAt,
        String expectedAt,
        String rangeWidth,
        String gain) {

    /** The view of an effect. */
    public static EffectView of(Effect effect) {
        double top = Math.max(Math.abs(effect.now()), Math.max(Math.abs(effect.high()), Math.abs(effect.low())));
        String low = Format.value(effect.low(), effect.unit());
        String high = Format.value(effect.high(), effect.unit());
        return new EffectView(
                effect.quantity(),
                Format.quantity(effect.now(), effect.unit()),
                Format.quantity(effect.expected(), effect.unit()),
                low,
                high,
                low.equals(high) ? low : low + " to " + high,
                sentence(effect.text()),
                percent(effect.now(), top),
                percent(effect.low(), top),
                percent(effect.expected(), top),
                Sketch.round(Math.max(0.8, part(effect.high(), top) - part(effect.low(), top))),
                gain(effect));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String gain(Effect effect) {
        double change = (effect.expected() - effect.now()) / effect.now();
        if (!Double.isFinite(change) || Math.abs(change) < 0.005 || change > 99) {
            return "";
        }
        return (change > 0 ? "+" : "") + Format.share(change);
    }

    private static String percent(double value, double top) {
        return Sketch.round(part(value, top));
    }

    private static double part(double value, double top) {
        return top > 0 ? Math.clamp(value / top, 0, 1) * 96 + 2 : 2;
    }
}
