package io.weir.query.run;

/** A query takes more than it may. The message names the limit, its setting and what helps. */
public final class LimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LimitException(String what, String setting, String help) {
        super("the query " + what + " (" + setting + "): " + help);
    }
}
