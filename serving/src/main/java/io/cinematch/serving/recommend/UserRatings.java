package io.cinematch.serving.recommend;

import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a user has rated: the training data's ratings and the live ones, a live one in place of a training one of
 * the same movie.
 *
 * @param all one for each movie, ordered by movie
 * @param training how many of them the training data has too
 * @param live how many of them were given to the service
 */
public record UserRatings(List<Rated> all, int training, int live) {
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
        for (LiveRating rating : user.live()) {
            union.put(rating.movie(), live(items, rating.movie(), rating.stars()));
        }
        return new UserRatings(
                List.copyOf(union.values()), training, user.live().size());
    }

    /** With more live ratings, by movie. */
    public UserRatings plus(ItemTable items, Map<Integer, Float> more) {
        SortedMap<Integer, Rated> union = new TreeMap<>();
        all.forEach(rated -> union.put(rated.movie(), rated));
        more.forEach((movie, stars) -> union.put(movie, live(items, movie, stars)));
        int nowLive = (int) union.values().stream().filter(Rated::live).count();
        return new UserRatings(List.copyOf(union.values()), training, nowLive);
    }

    public int total() {
        return all.size();
    }

    /** How many of them a fold-in can use. */
    int withFactors() {
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

    private static Rated live(ItemTable items, int movie, float stars) {
        return new Rated(movie, items.indexOf(movie), stars, true);
    }
}
