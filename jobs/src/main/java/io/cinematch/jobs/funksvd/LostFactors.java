package io.cinematch.jobs.funksvd;

/** Knows the one failure that training can mend by going back: cached user factors that died with their executor. */
final class LostFactors {
    /** Spark's name for it, since 3.4; a job that failed so often that Spark gave it up quotes it. */
    private static final String CONDITION = "[CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND]";

    private LostFactors() {}

    static boolean cause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().contains(CONDITION)) {
                return true;
            }
        }
        return false;
    }
}
