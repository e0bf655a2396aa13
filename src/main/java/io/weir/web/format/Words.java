package io.weir.web.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of constants in the API and on pages: lower case, hyphens for underscores. */
public final class Words {

    private Words() {}

    /** {@code QUEUE_FULL} as {@code queue-full}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code QUEUE_FULL} as {@code Queue full}. */
    public static String title(Enum<?> constant) {
        String plain = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return capital(plain);
    }

    /** The same with a capital letter in front. */
    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The constant of that name, whatever the case. */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> of(c).equalsIgnoreCase(word))
                .findFirst();
    }

    /** All names of a type, for a message that says what would be right. */
    public static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }

    /** Name of a pipeline, its source first: many sources call theirs the same. One that says both already stands alone. */
    public static String pipeline(String source, String name) {
        if (source.isEmpty()) {
            return name;
        }
        return name.isEmpty() || source.equals(name) || source.endsWith("/" + name) ? source : source + " · " + name;
    }

    /** {@code 1 finding}, {@code 2 findings}. */
    public static String count(long n, String noun) {
        return Format.number(n) + " " + noun + (n == 1 ? "" : "s");
    }
}
