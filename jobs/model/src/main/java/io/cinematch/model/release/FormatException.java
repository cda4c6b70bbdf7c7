package io.cinematch.model.release;

/** Stored bytes that are not what their format says: cut short, of another version, or with impossible lengths. */
public final class FormatException extends RuntimeException {
    public FormatException(String problem) {
        super(problem);
    }
}
