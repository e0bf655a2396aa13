package io.weir.query.lang;

/** An expression is not valid, at a place that is told together with what would be right. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    /**
     * @param place where
     * @param message what is wrong, and what would be right
     */
    public ExpressionException(Place place, String message) {
        super(message);
        this.place = place;
    }

    /** Where. */
    public Place place() {
        return place;
    }
}
