package io.cinematch.jobs.funksvd;

import java.io.Serializable;

/** What one task of a stratum leaves behind: its user block's new factors, which stay, and what travels on. */
final class StratumResult implements Serializable {
    final Factors users;
    final ItemPart items;

    StratumResult(Factors users, ItemPart items) {
        this.users = users;
        this.items = items;
    }

    /** A trained item block on its way to the driver, with the sums of the task that trained it. */
    static final class ItemPart implements Serializable {
        final int block;
        final Factors factors;
        final double loss;
        final long ratings;
        final double validationLoss;
        final long validationRatings;

        ItemPart(int block, Factors factors, double loss, long ratings, double validationLoss, long validationRatings) {
            this.block = block;
            this.factors = factors;
            this.loss = loss;
            this.ratings = ratings;
            this.validationLoss = validationLoss;
            this.validationRatings = validationRatings;
        }
    }
}
