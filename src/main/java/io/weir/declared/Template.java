package io.weir.declared;

import io.weir.file.FaultyFileException;
import io.weir.file.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders: <code>{stage}</code>, <code>{pipeline}</code>, <code>{took}</code> for a number in its
 * signal's unit, or an expression, with a format after a bar: <code>{out / size | percent}</code>.
 */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern FORMATTED = Pattern.compile("(.*[^|])\\|\\s*([a-z]+)\\s*", Pattern.DOTALL);

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    private sealed interface Piece {
        record Words(String text) implements Piece {}

        record Name(boolean stage) implements Piece {}

        record Figure(Expression expression, Format format) implements Piece {}
    }

    /**
     * What placeholders may name.
     *
     * @param readings by name
     * @param expressions over their names
     */
    record Vocabulary(Map<String, Reading> readings, Expressions expressions) {}

    /** @throws FaultyFileException when a placeholder cannot be read */
    static Template parse(String text, Place place, String key, Vocabulary known) {
        List<Piece> pieces = new ArrayList<>();
        Matcher hole = HOLE.matcher(text);
        int end = 0;
        while (hole.find()) {
            pieces.add(new Piece.Words(text.substring(end, hole.start())));
            pieces.add(piece(hole.group(1), at(text, hole.start(1), place), key, known));
            end = hole.end();
        }
        pieces.add(new Piece.Words(text.substring(end)));
        return new Template(pieces);
    }

    private static Piece piece(String inside, Place place, String key, Vocabulary known) {
        String name = inside.strip();
        if (name.equals("stage") || name.equals("pipeline")) {
            return new Piece.Name(name.equals("stage"));
        }
        Matcher formatted = FORMATTED.matcher(inside);
        Optional<Format> format = formatted.matches() ? Format.named(formatted.group(2)) : Optional.empty();
        if (formatted.matches() && format.isEmpty()) {
            throw FaultyFileException.at(
                    place,
                    key,
                    "'" + formatted.group(2) + "' is no format; there are number, time, percent, rate, events, bytes");
        }
        String expression = format.isPresent() ? formatted.group(1) : inside;
        return new Piece.Figure(
                known.expressions().number(expression, place, key), format.orElseGet(() -> natural(name, known)));
    }

    private static Format natural(String name, Vocabulary known) {
        Reading reading = known.readings().get(name);
        return reading == null ? Format.NUMBER : Format.of(reading);
    }

    private static Place at(String text, int index, Place place) {
        int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
        return line == 0 ? place.plus(0, index) : place.plus(line, index - text.lastIndexOf('\n', index - 1) - 1);
    }

    /** Whether it holds numbers, which change from run to run. */
    boolean hasFigures() {
        return pieces.stream().anyMatch(Piece.Figure.class::isInstance);
    }

    String filled(@Nullable String stage, String pipeline, Map<String, Double> numbers) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Piece.Words words -> words.text();
                        case Piece.Name name -> name.stage() && stage != null ? stage : pipeline;
                        case Piece.Figure figure ->
                            figure.format().text(figure.expression().number(numbers));
                    });
        }
        return text.toString();
    }
}
