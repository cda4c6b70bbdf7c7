package io.cinematch.jobs.tune;

import java.util.Locale;

/** What a search makes as good as it can. */
public enum Metric {
    /** The error of predicted stars; less is better. */
    RMSE(-1),
    /** How well the full catalogue is ranked; more is better. */
    NDCG(1);

    private final int sign;

    Metric(int sign) {
        this.sign = sign;
    }

    /** Higher is better, whatever the metric. */
    double goodness(Trial trial) {
        return sign * trial.metrics().get(label());
    }

    /** As metrics are named here and in the table of trials. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
