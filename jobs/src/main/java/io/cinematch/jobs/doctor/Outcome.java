package io.cinematch.jobs.doctor;

/** What came of a check. */
public sealed interface Outcome {
    /** What is there. */
    String seen();

    /** What to type, or to think of; empty when all is well. */
    String remedy();

    /** As it should be. */
    record Well(String seen) implements Outcome {
        @Override
        public String remedy() {
            return "";
        }
    }

    /** Works, but somebody should know. */
    record Doubt(String seen, String remedy) implements Outcome {}

    /** Nights or the service will fail, or lose something. */
    record Ill(String seen, String remedy) implements Outcome {}
}
