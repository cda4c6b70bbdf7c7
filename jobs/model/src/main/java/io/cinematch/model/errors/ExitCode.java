package io.cinematch.model.errors;

/** The documented exit codes of every CineMatch command. */
public enum ExitCode {
    OK(0),
    OTHER(1),
    USAGE(2),
    CONFIGURATION(3),
    DATA_CHECK(4),
    GATE_REFUSED(5),
    STORE(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number the process ends with. */
    public int code() {
        return code;
    }
}
