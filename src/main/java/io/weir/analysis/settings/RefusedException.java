package io.weir.analysis.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Settings cannot be taken; the problems say why. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    /** @param problems at least one */
    public RefusedException(List<FieldProblem> problems) {
        super(problems.stream().map(FieldProblem::message).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
