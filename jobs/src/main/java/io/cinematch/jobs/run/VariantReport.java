package io.cinematch.jobs.run;

import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.session.Moved;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param moved what moved between Spark's processes while it was trained
 * @param failure why there is no model of it, a sentence; empty when there is one
 */
public record VariantReport(
        String name,
        String algorithm,
        Map<String, Object> parameters,
        double trainSeconds,
        List<EpochStats> epochs,
        int bestEpoch,
        Map<String, Double> metrics,
        Moved moved,
        String failure) {

    /** The parameter that names the run whose model training started from; not there when it started anew. */
    public static final String SINCE = "since";

    /** One that was trained. */
    public VariantReport(
            String name,
            String algorithm,
            Map<String, Object> parameters,
            double trainSeconds,
            List<EpochStats> epochs,
            int bestEpoch,
            Map<String, Double> metrics) {
        this(name, algorithm, parameters, trainSeconds, epochs, bestEpoch, metrics, Moved.NOTHING, "");
    }

    /** One that could not be trained. */
    public static VariantReport failed(
            String name, String algorithm, Map<String, Object> parameters, double seconds, String why) {
        return new VariantReport(name, algorithm, parameters, seconds, List.of(), 0, Map.of(), Moved.NOTHING, why);
    }

    /** The run whose model training started from. */
    public Optional<String> since() {
        return Optional.ofNullable(parameters.get(SINCE)).map(String::valueOf);
    }

    public boolean trained() {
        return failure.isEmpty();
    }

    public VariantReport withMetrics(Map<String, Double> newMetrics) {
        return new VariantReport(
                name, algorithm, parameters, trainSeconds, epochs, bestEpoch, newMetrics, moved, failure);
    }

    public VariantReport withMoved(Moved newMoved) {
        return new VariantReport(
                name, algorithm, parameters, trainSeconds, epochs, bestEpoch, metrics, newMoved, failure);
    }

    /** Blocks that its training dealt users and movies into; 0 where there are none. */
    public int blocks() {
        return parameters.get("numBlocks") instanceof Number blocks ? blocks.intValue() : 0;
    }
}
