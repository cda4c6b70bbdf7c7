package io.cinematch.jobs.night;

import io.cinematch.jobs.run.RunReport;
import java.util.Optional;

/**
 * How far a plan came.
 *
 * @param report of the run, as it is on disk; empty when none was begun
 * @param failure why it did not come to its end; empty when it did
 */
public record Attempt(Optional<RunReport> report, Optional<Throwable> failure) {
    static Attempt done(RunReport report) {
        return new Attempt(Optional.of(report), Optional.empty());
    }

    public static Attempt failed(Optional<RunReport> report, Throwable failure) {
        return new Attempt(report, Optional.of(failure));
    }

    /** The report, or what was thrown. */
    public RunReport orElseThrow() {
        failure.ifPresent(thrown -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
        return report.orElseThrow();
    }
}
