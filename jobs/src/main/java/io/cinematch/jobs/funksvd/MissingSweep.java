package io.cinematch.jobs.funksvd;

import io.cinematch.model.foldin.Missing;
import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * A pass over a cell in which each given rating is followed by steps on missing ones: movies of the same item block,
 * drawn uniformly, passed over when the user has rated them.
 */
record MissingSweep(SgdSweep given, Missing missing) implements Serializable {
    /**
     * Updates the factors in place.
     *
     * @param held the held-out ratings of the same blocks: rated too, so never taken for missing
     * @return Σ e² over the given ratings, each error taken before its own update
     */
    double over(Cell cell, Cell held, float mu, Factors users, Factors items, long seed) {
        RatedItems rated = RatedItems.of(users.b.length, cell, held);
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
}
