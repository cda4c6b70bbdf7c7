package io.cinematch.jobs.run;

import io.cinematch.jobs.funksvd.EpochStats;
import java.util.List;
import java.util.Map;

/**
 * One variant of a run.
 *
 * @param name as configured
 * @param algorithm what trains it
 * @param parameters every parameter it was trained with
 * @param trainSeconds wall-clock time of the fit
 * @param epochs what each epoch did, for algorithms that tell
 * @param bestEpoch the epoch the model is from; 0 where there are none
 * @param metrics how good it is, by name; empty before evaluate; see {@link RunReport#protocol}
 */
public record VariantReport(
        String name,
        String algorithm,
        Map<String, Object> parameters,
        double trainSeconds,
        List<EpochStats> epochs,
        int bestEpoch,
        Map<String, Double> metrics) {

    public VariantReport withMetrics(Map<String, Double> newMetrics) {
        return new VariantReport(name, algorithm, parameters, trainSeconds, epochs, bestEpoch, newMetrics);
    }
}
