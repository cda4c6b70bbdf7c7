package io.cinematch.jobs.doctor;

/** What came of a check. */
public sealed interface Outcome {
    /** What is there. */
    String seen();

    /** As it should be. */
    record Well(String seen) implements Outcome {}

    /**
     * Works, but somebody should know.
     *
     * @param remedy what to type, or to think of
     */
    record Doubt(String seen, String remedy) implements Outcome {}

    /**
     * Nights or the service will fail, or lose something.
     *
     * @param remedy what to type
     */
    record Ill(String seen, String remedy) implements Outcome {}
}
