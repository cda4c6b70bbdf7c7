package io.cinematch.jobs.bench;

import java.util.List;
import java.util.Map;

/**
 * One thing that was timed.
 *
 * @param inside what is inside the timing, and what is not
 * @param seconds wall-clock time of each repetition, without the warm-up
 * @param work how many rating updates, lists or whatever a repetition makes; 0 where that says nothing
 * @param also other numbers of the last repetition, by name
 */
public record Measured(String name, String inside, List<Double> seconds, double work, Map<String, Double> also) {
    /** Rating updates, lists or whatever in a second. */
    public double perSecond() {
        return work / medianSeconds();
    }

    /** Median of the repetitions; of an even number the mean of the two in the middle. */
    public double medianSeconds() {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
