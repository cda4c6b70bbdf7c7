package io.cinematch.jobs.funksvd;

import io.cinematch.model.foldin.Missing;
import java.util.SplittableRandom;

/**
 * Sweeps in which each given rating comes with missing ones: movies of the same item block, drawn uniformly, passed over
 * when the user has rated them.
 */
record MissingSweep(SgdSweep given, Missing missing) {
    /**
     * Updates the factors in place.
     *
     * @param rated whom not to take a movie for missing
     * @return Σ e² over the given ratings, each error taken before its own update
     */
    double over(Cell cell, RatedItems rated, float mu, Factors users, Factors items, long seed) {
        SgdSweep light = given.weighing((float) missing.weight());
        SplittableRandom random = new SplittableRandom(seed);
        float stars = (float) missing.stars();
        double loss = 0;
        for (int k = 0; k < cell.size(); k++) {
            int u = cell.users[k];
            float e = given.step(u, cell.items[k], cell.stars[k], mu, users, items);
            loss += (double) e * e;
            for (int n = 0; n < missing.perRating(); n++) {
                int j = random.nextInt(items.b.length);
                if (!rated.contains(u, j)) {
                    light.step(u, j, stars, mu, users, items);
                }
            }
        }
        return loss;
    }

    /** Changes nothing; Σ e² over the given ratings plus the weighed Σ e² over the missing ones. */
    double loss(Cell cell, RatedItems rated, float mu, Factors users, Factors items, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float stars = (float) missing.stars();
        double loss = 0;
        for (int k = 0; k < cell.size(); k++) {
            int u = cell.users[k];
            double e = given.error(u, cell.items[k], cell.stars[k], mu, users, items);
            loss += e * e;
            for (int n = 0; n < missing.perRating(); n++) {
                int j = random.nextInt(items.b.length);
                if (!rated.contains(u, j)) {
                    double low = given.error(u, j, stars, mu, users, items);
                    loss += missing.weight() * low * low;
                }
            }
        }
        return loss;
    }
}
