package io.cinematch.serving.recommend;

import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a user has rated: the training data's ratings and the live ones, a live one in place of a training one of
 * the same movie.
 *
 * @param all one for each movie, ordered by movie; none of a movie whose rating is taken back
 * @param training how many the training data has
 * @param live how many were given to the service
 * @param changed whether the user has told the service anything: what the night made of them is then out of date
 */
public record UserRatings(List<Rated> all, int training, int live, boolean changed) {
    static final UserRatings NONE = new UserRatings(List.of(), 0, 0, false);

    public UserRatings {
        all = List.copyOf(all);
    }

    /** The union of both halves of a user. */
    public static UserRatings of(ItemTable items, UserStore.User user) {
        SortedMap<Integer, Rated> union = new TreeMap<>();
        int training = 0;
        if (user.release().isPresent()) {
            UserRecord record = user.release().get();
            training = record.rated().length;
            for (int k = 0; k < training; k++) {
                int item = record.rated()[k];
                union.put(items.ids()[item], new Rated(items.ids()[item], item, record.stars()[k], false));
            }
        }
        int live = 0;
        for (LiveRating told : user.live()) {
            if (told.takenBack()) {
                union.remove(told.movie());
            } else {
                union.put(told.movie(), new Rated(told.movie(), items.indexOf(told.movie()), told.stars(), true));
                live++;
            }
        }
        return new UserRatings(
                List.copyOf(union.values()), training, live, !user.live().isEmpty());
    }

    public boolean rates(int movie) {
        return all.stream().anyMatch(rated -> rated.movie() == movie);
    }

    public int total() {
        return all.size();
    }

    /** How many of them a fold-in can use. */
    public int withFactors() {
        return (int) all.stream().filter(Rated::hasFactors).count();
    }

    /** Items of the ratings that a fold-in can use, by movie. */
    int[] usedItems() {
        return all.stream().filter(Rated::hasFactors).mapToInt(Rated::item).toArray();
    }

    /** Stars of the ratings that a fold-in can use, by movie. */
    float[] usedStars() {
        float[] stars = new float[withFactors()];
        int k = 0;
        for (Rated rated : all) {
            if (rated.hasFactors()) {
                stars[k++] = rated.stars();
            }
        }
        return stars;
    }

    /** Indexes of the items that must not be shown. */
    BitSet items() {
        BitSet items = new BitSet();
        all.stream().filter(Rated::hasFactors).forEach(rated -> items.set(rated.item()));
        return items;
    }
}
