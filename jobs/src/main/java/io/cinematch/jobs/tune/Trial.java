package io.cinematch.jobs.tune;

import io.cinematch.model.settings.Variant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One candidate, trained and judged.
 *
 * @param number 0 for the variant as configured
 * @param metrics rmse and mae in stars, ndcg, by name; empty when it failed
 * @param epochs the epoch the model is from; 0 where there are none
 * @param seconds wall-clock time of training
 * @param failure why there is no model, if there is none
 */
record Trial(
        int number,
        Variant variant,
        Map<String, Double> metrics,
        int epochs,
        double seconds,
        Optional<String> failure) {

    /** Best first, failures last. */
    static Comparator<Trial> bestFirst(Metric metric) {
        return Comparator.<Trial>comparingDouble(
                        trial -> trial.failure().isPresent() ? Double.POSITIVE_INFINITY : -metric.goodness(trial))
                .thenComparingInt(Trial::number);
    }

    /** The variant for exactly the epochs that early stopping chose, all ratings trained on. */
    Variant chosen() {
        return epochs > 0 ? variant.forEpochs(epochs) : variant;
    }
}
