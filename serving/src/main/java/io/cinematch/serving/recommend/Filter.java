package io.cinematch.serving.recommend;

import io.cinematch.model.catalogue.Movie;
import java.util.BitSet;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * What a list may not show, as indexes of one release. It takes part in choosing the best n of the whole catalogue, so
 * that it never makes a list shorter than the catalogue allows.
 */
public final class Filter {
    /** Hides nothing. */
    public static final Filter NONE = new Filter(new BitSet());

    private final BitSet hidden;

    private Filter(BitSet hidden) {
        this.hidden = hidden;
    }

    /**
     * What somebody wants to see. A movie of unknown year is of no year.
     *
     * @param genres any of them, in any case; empty for all
     * @param yearFrom inclusive
     * @param yearTo inclusive
     * @param without movie ids; those that there are not do no harm
     */
    public record Wanted(
            Collection<String> genres, OptionalInt yearFrom, OptionalInt yearTo, Collection<Integer> without) {
        private boolean everything() {
            return genres.isEmpty() && yearFrom.isEmpty() && yearTo.isEmpty() && without.isEmpty();
        }

        private boolean byYear() {
            return yearFrom.isPresent() || yearTo.isPresent();
        }

        private boolean of(int year) {
            return year != 0 && year >= yearFrom.orElse(year) && year <= yearTo.orElse(year);
        }
    }

    public static Filter of(Snapshot snapshot, Wanted wanted) {
        if (wanted.everything()) {
            return NONE;
        }
        int size = snapshot.items().size();
        BitSet hidden = new BitSet(size);
        if (!wanted.genres().isEmpty()) {
            hidden.set(0, size);
            hidden.andNot(snapshot.genres().anyOf(wanted.genres()));
        }
        for (int item = 0; item < size && wanted.byYear(); item++) {
            Movie movie = snapshot.movie(item);
            if (!wanted.of(movie.year())) {
                hidden.set(item);
            }
        }
        for (int movie : wanted.without()) {
            int item = snapshot.items().indexOf(movie);
            if (item >= 0) {
                hidden.set(item);
            }
        }
        return new Filter(hidden);
    }

    boolean hides(int item) {
        return hidden.get(item);
    }

    /** What this hides, and these items too. */
    BitSet and(BitSet items) {
        BitSet both = (BitSet) items.clone();
        both.or(hidden);
        return both;
    }
}
