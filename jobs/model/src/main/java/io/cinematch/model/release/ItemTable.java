package io.cinematch.model.release;

import io.cinematch.model.score.ItemFactors;
import java.util.Arrays;
import java.util.List;

/**
 * Every item of a release, ordered by movie id; an item's position is its index in lists and user records.
 *
 * @param ids movie ids, ascending
 * @param popularity number of ratings of each
 * @param models item factors of each model, in the manifest's order
 */
public record ItemTable(int[] ids, int[] popularity, List<ItemFactors> models) {
    public ItemTable {
        models = List.copyOf(models);
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] <= ids[i - 1]) {
                throw new IllegalArgumentException("movie ids must ascend: %d after %d".formatted(ids[i], ids[i - 1]));
            }
        }
    }

    public int size() {
        return ids.length;
    }

    /** Index of a movie, or −1 when the release does not know it. */
    public int indexOf(int movie) {
        int at = Arrays.binarySearch(ids, movie);
        return at < 0 ? -1 : at;
    }
}
