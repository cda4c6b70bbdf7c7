package io.cinematch.jobs.registry;

import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.run.RunReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports of runs that never were. */
public final class Reports {
    private Reports() {}

    public static RunReport ingested(String run) {
        return ingested(run, "00ff");
    }

    public static RunReport ingested(String run, String fingerprint) {
        DataProfile.Quantiles quantiles = new DataProfile.Quantiles(1, 2, 3, 4, 5, 6, 3.5);
        return RunReport.begun(run, Instant.EPOCH, "s")
                .withData(new DataProfile(
                        1000,
                        80,
                        40,
                        40,
                        0.3,
                        3,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Map.of("3.0", 1L),
                        quantiles,
                        quantiles,
                        List.of(),
                        List.of(),
                        Map.of(),
                        0,
                        fingerprint))
                .withSplit("random 80/20, seed 42");
    }
}
