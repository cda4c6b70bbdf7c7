package io.cinematch.serving.recommend;

import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.store.LiveRating;
import io.cinematch.model.store.UserStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Everything a user has rated: the training data's ratings and the live ones, a live one in place of a training one of
 * the same movie.
 *
 * @param all one for each movie, ordered by movie; none of a movie whose rating is taken back
 * @param training how many the training data has
 * @param live how many were given to the service
 * @param changed whether the user has told the service anything that the release does not know and that makes a
 *     difference to it: what the night made of them is then out of date
 */
public record UserRatings(List<Rated> all, int training, int live, boolean changed) {
    static final UserRatings NONE = new UserRatings(List.of(), 0, 0, false);

    public UserRatings {
        all = List.copyOf(all);
    }

    /** The union of both halves of a user: both are ordered by movie. */
    public static UserRatings of(ItemTable items, UserStore.User user) {
        Trained trained = new Trained(items, user.release());
        List<Rated> all = new ArrayList<>(trained.size() + user.live().size());
        int at = 0;
        int live = 0;
        boolean changed = false;
        for (LiveRating told : user.live()) {
            while (at < trained.size() && trained.movie(at) < told.movie()) {
                all.add(trained.rated(at++));
            }
            // No stars where there is no rating.
            float known = at < trained.size() && trained.movie(at) == told.movie() ? trained.stars[at++] : 0;
            int item = items.indexOf(told.movie());
            changed |= item >= 0 && known != told.stars();
            if (!told.takenBack()) {
                all.add(new Rated(told.movie(), item, told.stars(), true));
                live++;
            }
        }
        while (at < trained.size()) {
            all.add(trained.rated(at++));
        }
        return new UserRatings(all, trained.size(), live, changed);
    }

    /** What the training data says, in the order of movies. */
    private record Trained(ItemTable items, int[] rated, float[] stars) {
        private static final int[] NO_ITEMS = {};
        private static final float[] NO_STARS = {};

        Trained(ItemTable items, Optional<UserRecord> record) {
            this(
                    items,
                    record.map(UserRecord::rated).orElse(NO_ITEMS),
                    record.map(UserRecord::stars).orElse(NO_STARS));
        }

        int size() {
            return rated.length;
        }

        int movie(int k) {
            return items.ids()[rated[k]];
        }

        Rated rated(int k) {
            return new Rated(movie(k), rated[k], stars[k], false);
        }
    }

    /**
     * How many ratings there are.
     *
     * @param used of movies that the release has learned
     */
    public record Counts(int total, int training, int live, int used) {}

    Counts counts() {
        return new Counts(total(), training, live, withFactors());
    }

    public boolean rates(int movie) {
        return all.stream().anyMatch(rated -> rated.movie() == movie);
    }

    public int total() {
        return all.size();
    }

    /** How many of them a fold-in can use. */
    public int withFactors() {
        int count = 0;
        for (Rated rated : all) {
            count += rated.hasFactors() ? 1 : 0;
        }
        return count;
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
        for (Rated rated : all) {
            if (rated.hasFactors()) {
                items.set(rated.item());
            }
        }
        return items;
    }
}
