package io.cinematch.serving.lab;

import java.util.Optional;

/** What was measured and how far luck could have moved it. Reports have NaN where there is no number. */
record Interval(double value, double low, double high) {
    /** Empty when a part of it is no number: JSON has none such. */
    Optional<Interval> finite() {
        return Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high)
                ? Optional.of(this)
                : Optional.empty();
    }

    Interval negated() {
        return new Interval(-value, -high, -low);
    }
}
