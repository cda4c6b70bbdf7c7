package io.cinematch.model.foldin;

import java.io.Serializable;

/**
 * What training believes of the movies that a user has not rated. People rate what they chose to watch, so a model of
 * the given ratings alone ranks the rest of the catalogue badly; a low rating of small weight for the missing ones mends
 * that (Steck, <i>Training and testing of recommender systems on data missing not at random</i>, KDD 2010, with sampling
 * in place of the sum over all of them).
 *
 * @param weight of a missing rating, where a given one weighs 1; 0 for the classic model
 * @param stars what a missing rating is taken to be
 * @param perRating how many movies are sampled for each given rating, uniformly; those the user has rated are passed over
 */
public record Missing(double weight, double stars, int perRating) implements Serializable {
    /** The classic model: only given ratings count. */
    public static final Missing NONE = new Missing(0, 0, 0);

    public boolean counts() {
        return weight > 0 && perRating > 0;
    }

    /** Weight of all missing ratings that come with one given rating. */
    double perGiven() {
        return weight * perRating;
    }

    /**
     * How much a movie that a user has not rated weighs in an epoch, in expectation: c = weight · perRating · n / items.
     *
     * @param ratings n, how many the user has given
     * @param items movies that are drawn from, those the user has rated too
     */
    double perUnrated(int ratings, int items) {
        return counts() ? perGiven() * ratings / items : 0;
    }

    /** Mean over given and missing ratings, weighed. */
    public double mean(double givenMean) {
        return (givenMean + perGiven() * stars) / (1 + perGiven());
    }
}
