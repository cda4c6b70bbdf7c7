package io.cinematch.serving.lab;

import java.util.List;

/**
 * What is taken from a run's {@code abtest.json}.
 *
 * @param model how simulated users choose, in words
 * @param arms the first is what the others are compared with
 * @param sampleRatioP how often chance alone deals users at least so unevenly
 */
record ExperimentFile(String model, List<Arm> arms, List<Effect> effects, double sampleRatioP, List<String> notes) {
    record Arm(String variant, long users, Interval engagement, double diversity, double coverage) {}

    record Effect(
            String variant,
            Interval difference,
            Interval relative,
            double p,
            double power,
            double smallest,
            Verdict verdict) {}
}
