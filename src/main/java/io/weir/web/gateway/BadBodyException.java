package io.weir.web.gateway;

/** A body that cannot be taken, with the answer to it. */
final class BadBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    BadBodyException(Answer answer) {
        super(answer.message());
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
