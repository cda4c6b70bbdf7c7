package io.cinematch.serving.recommend;

import io.cinematch.model.catalogue.Movie;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The genres of a catalogue, and which items of a release each has. Names are found in any case. */
public final class Genres {
    private final SortedMap<String, BitSet> items = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param catalogue every movie: a genre may have none that can be shown
     * @param movies the movie of each item
     */
    Genres(Collection<Movie> catalogue, List<Movie> movies) {
        for (Movie movie : catalogue) {
            movie.genres().forEach(genre -> items.putIfAbsent(genre, new BitSet()));
        }
        for (int item = 0; item < movies.size(); item++) {
            for (String genre : movies.get(item).genres()) {
                items.get(genre).set(item);
            }
        }
    }

    /** In alphabetical order. */
    public List<String> names() {
        return List.copyOf(items.keySet());
    }

    public boolean has(String name) {
        return items.containsKey(name);
    }

    /** Items of at least one of some genres; of a genre that there is not, none. */
    BitSet anyOf(Collection<String> names) {
        BitSet any = new BitSet();
        names.forEach(name -> Optional.ofNullable(items.get(name)).ifPresent(any::or));
        return any;
    }
}
