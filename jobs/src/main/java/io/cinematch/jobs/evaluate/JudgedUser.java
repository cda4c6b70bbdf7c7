package io.cinematch.jobs.evaluate;

import java.io.Serializable;

/** How one user is served by one variant; a plain class, for Spark to move. */
final class JudgedUser implements Serializable {
    final long user;
    /** Number of ratings on the training side. */
    final int trained;
    /** Number of held-out ratings. */
    final int held;
    /** How many of those the user liked; without one there are no lists to judge. */
    final int relevant;
    /** Indexes of the list shown, best first. */
    final int[] list;
    /** By {@link ListMetric}, over the full catalogue; NaN where a list is too short to say. */
    final double[] full;
    /** By {@link ListMetric#OF_RANKING}, among the held-out movies alone. */
    final double[] ratedOnly;
    /** Sums over the held-out ratings; NaN where a prediction is. */
    final double squared;

    final double absolute;

    JudgedUser(
            long user,
            int trained,
            int held,
            int relevant,
            int[] list,
            double[] full,
            double[] ratedOnly,
            double squared,
            double absolute) {
        this.user = user;
        this.trained = trained;
        this.held = held;
        this.relevant = relevant;
        this.list = list;
        this.full = full;
        this.ratedOnly = ratedOnly;
        this.squared = squared;
        this.absolute = absolute;
    }

    boolean hasTruth() {
        return relevant > 0;
    }

    /** The same lists, with another variant's errors for the same user. */
    JudgedUser withErrorsOf(JudgedUser other) {
        return new JudgedUser(user, trained, held, relevant, list, full, ratedOnly, other.squared, other.absolute);
    }
}
