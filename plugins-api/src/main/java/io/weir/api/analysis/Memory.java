package io.weir.api.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an analyzer wants to have again when it next looks at the same pipeline, in a form of its own. It makes an analyzer with
 * state a pure function still: what it remembers comes in with the window and goes out with the verdict.
 *
 * <p>Windows overlap: whoever counts must remember the instant up to which it has counted.
 *
 * @param text of at most 16,384 characters, none of them NUL
 */
public record Memory(String text) {

    /** Most characters. */
    public static final int LONGEST = 16_384;

    /** Refuses a text that is too long or holds a NUL. */
    public Memory {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a memory has at most " + LONGEST
                    + " characters and no NUL; this one has " + text.length() + " characters");
        }
    }

    /**
     * Numbers by name, which {@link #numbers} reads back without loss.
     *
     * @param numbers names without line breaks and equals signs; any values, NaN and infinite ones included
     */
    public static Memory of(Map<String, Double> numbers) {
        numbers.keySet().forEach(Memory::checked);
        return new Memory(new TreeMap<>(numbers)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("\n")));
    }

    /**
     * The numbers that {@link #of} was given.
     *
     * @throws IllegalArgumentException when the text was not made so; thrown out of an analyzer, the host forgets the memory
     */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            int split = line.indexOf('=');
            if (split < 0) {
                throw new IllegalArgumentException("'" + line + "' is no number with a name");
            }
            numbers.put(line.substring(0, split), Double.valueOf(line.substring(split + 1)));
        }
        return numbers;
    }

    private static void checked(String name) {
        if (name.indexOf('=') >= 0 || name.lines().count() != 1) {
            throw new IllegalArgumentException("'" + name + "' must be one line without an equals sign");
        }
    }
}
