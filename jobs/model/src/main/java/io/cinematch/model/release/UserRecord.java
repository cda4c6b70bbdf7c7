package io.cinematch.model.release;

import io.cinematch.model.foldin.UserFactors;
import java.util.List;

/**
 * What a release knows of one user.
 *
 * @param list item indexes of the precomputed top-N list, best first
 * @param models the user's factors in each model, in the manifest's order
 * @param rated item indexes of what the training data says they rated, ascending
 * @param stars those ratings, same order
 */
public record UserRecord(int[] list, List<UserFactors> models, int[] rated, float[] stars) {
    public UserRecord {
        models = List.copyOf(models);
        if (rated.length != stars.length) {
            throw new IllegalArgumentException("%d rated items but %d ratings".formatted(rated.length, stars.length));
        }
    }
}
