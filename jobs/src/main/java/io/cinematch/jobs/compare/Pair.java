package io.cinematch.jobs.compare;

/**
 * Two variants, of one run or of two; the difference is that of {@code a} less {@code b}.
 *
 * @param name what tells it from the others beside it
 */
record Pair(String name, Side a, Side b) {
    /** A variant of a run. */
    record Side(KnownRun run, String variant) {
        String label() {
            return "%s:%s".formatted(run.id(), variant);
        }
    }
}
