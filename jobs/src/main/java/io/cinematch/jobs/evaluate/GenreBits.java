package io.cinematch.jobs.evaluate;

import io.cinematch.model.catalogue.Movie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Genres as bits of a long, so that two movies are compared by counting bits. */
final class GenreBits {
    private GenreBits() {}

    /** By candidate; no bits for movies that the catalogue does not have. From the 64th genre on they share a bit. */
    static long[] of(List<Movie> catalogue, Candidates candidates) {
        TreeSet<String> names = new TreeSet<>();
        catalogue.forEach(movie -> names.addAll(movie.genres()));
        Map<String, Long> bits = new HashMap<>();
        names.forEach(name -> bits.put(name, 1L << Math.min(bits.size(), Long.SIZE - 1)));
        long[] of = new long[candidates.size()];
        for (Movie movie : catalogue) {
            int candidate = candidates.indexOf(movie.id());
            if (candidate >= 0) {
                of[candidate] = movie.genres().stream().mapToLong(bits::get).reduce(0, (a, b) -> a | b);
            }
        }
        return of;
    }
}
