package io.cinematch.jobs.movielens;

/** A line cannot be used; the message ends a sentence that starts with the line. */
final class BadLineException extends Exception {
    BadLineException(String reason) {
        super(reason);
    }
}
