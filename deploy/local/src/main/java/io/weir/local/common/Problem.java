package io.weir.local.common;

/** Something that the person at the terminal can put right. The message is one or two sentences for them. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Problem(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Wrong arguments or input: exit code 2. */
    public static Problem ofInput(String message) {
        return new Problem(2, message);
    }

    /** Something on this machine is not as it must be: exit code 1. */
    public static Problem ofMachine(String message) {
        return new Problem(1, message);
    }

    /** Exit code of the command that met it. */
    public int exitCode() {
        return exitCode;
    }

    /** Says what went wrong, with a stack trace only where it was not foreseen, and returns the exit code. */
    public static int report(Exception failure) {
        if (failure instanceof Problem problem) {
            Terminal.complain(String.valueOf(problem.getMessage()));
            return problem.exitCode();
        }
        Terminal.complain("this should not have happened; please report it with the following lines:");
        failure.printStackTrace(System.err);
        return 1;
    }
}
