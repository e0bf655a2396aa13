package io.weir.api.config;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component of a configuration record.
 *
 * @param type what it accepts
 * @param java its class
 * @param byDefault its value when nothing is given
 */
record Component(OptionType type, Class<?> java, Object byDefault) {

    private static final int LONGEST = 1000;
    private static final Map<Class<?>, OptionKind> KINDS = Map.of(
            int.class, OptionKind.WHOLE,
            long.class, OptionKind.WHOLE,
            double.class, OptionKind.NUMBER,
            boolean.class, OptionKind.TRUTH,
            String.class, OptionKind.TEXT,
            Duration.class, OptionKind.DURATION);

    static Component of(RecordComponent component, Object byDefault) {
        Option option = component.getAnnotation(Option.class);
        String name = OptionText.hyphenated(component.getName());
        if (option == null) {
            throw new IllegalArgumentException("option '" + name + "' needs an @Option that says what it is");
        }
        Class<?> java = component.getType();
        OptionKind kind = java.isEnum() ? OptionKind.CHOICE : KINDS.get(java);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "option '" + name + "' must be int, long, double, boolean, String, Duration" + " or an enum, is "
                            + java.getSimpleName());
        }
        List<String> choices = java.isEnum()
                ? Arrays.stream(java.getEnumConstants()).map(OptionText::of).toList()
                : List.of();
        String unit = kind == OptionKind.DURATION ? "s" : option.unit();
        OptionType type = new OptionType(
                name, kind, unit, OptionText.of(byDefault), option.min(), option.max(), choices, option.description());
        return new Component(type, java, byDefault).withGoodDefault();
    }

    /** The value of the text, or what is wrong with it. */
    Object read(String text) {
        try {
            Object value = parse(text.strip());
            return value instanceof String s && s.length() > LONGEST
                    ? problem("must not be longer than " + LONGEST + " characters", type.byDefault())
                    : inRange(value);
        } catch (IllegalArgumentException e) {
            return problem("must be " + wanted() + ", is '" + text + "'", suggestion(text));
        }
    }

    private Component withGoodDefault() {
        if (read(type.byDefault()) instanceof OptionProblem problem) {
            throw new IllegalArgumentException("the default is wrong: " + problem.message());
        }
        return this;
    }

    private Object parse(String text) {
        return switch (type.kind()) {
            case WHOLE -> java == int.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
            case NUMBER -> finite(Double.parseDouble(text));
            case TRUTH -> truth(text);
            case TEXT -> text;
            case DURATION -> OptionText.duration(text);
            case CHOICE -> choice(text);
        };
    }

    private Object inRange(Object value) {
        double size = value instanceof Number n
                ? n.doubleValue()
                : value instanceof Duration d ? d.toMillis() / 1e3 : Double.NaN;
        if (size < type.min() || size > type.max()) {
            double near = size < type.min() ? type.min() : type.max();
            return problem("must be " + type.range() + ", is " + OptionText.of(value), text(near));
        }
        return value;
    }

    private String text(double near) {
        return type.kind() == OptionKind.DURATION
                ? OptionText.of(Duration.ofMillis(Math.round(near * 1e3)))
                : OptionText.number(near);
    }

    private OptionProblem problem(String what, @Nullable String suggestion) {
        return new OptionProblem(type.name(), type.name() + " " + what, suggestion);
    }

    private String wanted() {
        return switch (type.kind()) {
            case WHOLE -> "a whole number";
            case NUMBER -> "a number";
            case TRUTH -> "true or false";
            case TEXT -> "a text";
            case DURATION -> "a duration such as 30s or 5m";
            case CHOICE -> "one of " + type.range();
        };
    }

    private String suggestion(String text) {
        return type.choices().stream()
                .min(Comparator.comparingInt(c -> OptionText.distance(c, text)))
                .orElse(type.byDefault());
    }

    private Object choice(String text) {
        return Arrays.stream(java.getEnumConstants())
                .filter(c -> OptionText.of(c).equals(OptionText.hyphenated(text)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite");
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
