package io.cinematch.jobs.funksvd;

import io.cinematch.model.foldin.Missing;
import java.io.Serializable;

/**
 * The work of one task in one stratum: copy the user block's factors and one item block's, sweep the cell where they
 * meet, hand both back. Nothing it is given is changed, so a retried or speculative task gives the same bytes.
 */
final class StratumTask implements Serializable {
    private final SgdSweep sweep;
    private final float mu;
    private final int shift;
    private final boolean validate;
    private final Missing missing;
    private final long seed;

    /**
     * Describes the task of a stratum.
     *
     * @param shift which item block each user block meets: (user block + shift) mod d
     * @param seed of the movies drawn as missing, if any are
     * @param validate whether to measure the held-out share first, that is, as the epoch before left the model
     */
    StratumTask(SgdSweep sweep, float mu, int shift, boolean validate, Missing missing, long seed) {
        this.missing = missing;
        this.seed = seed;
        this.sweep = sweep;
        this.mu = mu;
        this.shift = shift;
        this.validate = validate;
    }

    StratumResult run(RatingBlock ratings, Factors before, Factors[] items) {
        double held = validate ? validationLoss(ratings, before, items) : 0;
        long heldRatings = validate ? ratings.heldRatings() : 0;
        int block = itemBlock(ratings.number, items.length);
        Factors users = before.copy();
        Factors item = items[block].copy();
        Cell cell = ratings.cells[block];
        double loss = missing.counts()
                ? new MissingSweep(sweep, missing)
                        .over(cell, ratings.rated[block], mu, users, item, Mix.of(seed, ratings.number, block))
                : sweep.over(cell, mu, users, item);
        return new StratumResult(users, new StratumResult.ItemPart(block, item, loss, cell.size(), held, heldRatings));
    }

    private int itemBlock(int userBlock, int blocks) {
        return Math.floorMod(userBlock + shift, blocks);
    }

    /** Of the item blocks just the one that a user block needs, at its place; the others are null. */
    Factors[] only(int userBlock, Factors[] items) {
        Factors[] needed = new Factors[items.length];
        int block = itemBlock(userBlock, items.length);
        needed[block] = items[block];
        return needed;
    }

    /** Whether it measures the held-out share, for which it needs all item blocks. */
    boolean validates() {
        return validate;
    }

    /** Σ e² over the held-out ratings; where missing ratings count, over those as well, the same ones each time. */
    double validationLoss(RatingBlock ratings, Factors users, Factors[] items) {
        double loss = 0;
        for (int b = 0; b < items.length; b++) {
            Cell held = ratings.validation[b];
            loss += missing.counts()
                    ? new MissingSweep(sweep, missing)
                            .loss(held, ratings.rated[b], mu, users, items[b], Mix.of(ratings.number, b))
                    : sweep.loss(held, mu, users, items[b]);
        }
        return loss;
    }
}
