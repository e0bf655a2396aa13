package io.weir.file;

/** A file that somebody wrote cannot be taken; the message names line and key and says what would be right. */
public final class FaultyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** @param message for the person who wrote the file */
    public FaultyFileException(String message) {
        this(message, 1, 1);
    }

    private FaultyFileException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /**
     * @param place of what is wrong
     * @param key it belongs to
     * @param fault what is wrong and what would be right
     */
    public static FaultyFileException at(Place place, String key, String fault) {
        return new FaultyFileException(
                "line " + place.line() + ", " + key + ": " + fault, place.line(), place.column());
    }

    static FaultyFileException notYaml(Place place, String problem) {
        return new FaultyFileException("line " + place.line() + ": not YAML: " + problem, place.line(), place.column());
    }

    /** Line of what is wrong, from 1; 1 when it is the whole file. */
    public int line() {
        return line;
    }

    /** Column of what is wrong, from 1. */
    public int column() {
        return column;
    }
}
