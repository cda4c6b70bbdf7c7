package io.cinematch.model.errors;

/**
 * An expected failure, told to a person: what the problem is and why (the message), what to do about it (the remedy),
 * and which documented exit code the command ends with. Anything else that is thrown is a bug.
 */
public final class CineMatchException extends RuntimeException {
    private final ExitCode exit;
    private final String remedy;

    public CineMatchException(ExitCode exit, String problem, String remedy) {
        this(exit, problem, remedy, null);
    }

    public CineMatchException(ExitCode exit, String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.exit = exit;
        this.remedy = remedy;
    }

    public ExitCode exit() {
        return exit;
    }

    /** What the person should type or change. */
    public String remedy() {
        return remedy;
    }
}
