package io.weir.web.error;

/** A request that cannot be answered, for a reason that is told. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** What the address names does not exist. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, "not-found", "There is no such thing", detail, null));
    }

    /** A parameter is wrong; the detail names it and says what would be right. */
    public static ProblemException invalid(String parameter, String detail) {
        return new ProblemException(
                Problem.of(400, "invalid-parameter", "A parameter is not valid", detail, parameter));
    }

    /** An expression is wrong between two characters of it; the detail says what would be right. */
    public static ProblemException expression(String detail, int start, int end) {
        return new ProblemException(
                Problem.of(400, "invalid-expression", "The expression is not valid", detail, "query")
                        .at(new Problem.Place(start, end)));
    }

    /** What was asked for is too much; the detail names the limit, its setting and what helps. */
    public static ProblemException limit(String detail) {
        return new ProblemException(
                Problem.of(422, "query-limit", "The query takes more than it may", detail, "query"));
    }

    /** What is known already stands against it; the detail says what. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, "conflict", "Something newer is known", detail, null));
    }

    /** The service cannot do this now. */
    public static ProblemException busy(String detail) {
        return new ProblemException(Problem.of(503, "busy", "The service cannot do this now", detail, null));
    }

    /** What is told. */
    public Problem problem() {
        return problem;
    }
}
