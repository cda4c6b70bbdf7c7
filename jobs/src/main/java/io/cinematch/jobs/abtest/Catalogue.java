package io.cinematch.jobs.abtest;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.metrics.Diversity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The movies that could be shown, by their place in it; what is shown of it, and how much lists mix genres. */
final class Catalogue {
    private final int[] ids;
    private final Diversity.Dissimilarity genres;

    /**
     * @param ids ascending, each once
     * @param movies what is known of them, and of others
     */
    Catalogue(int[] ids, List<Movie> movies) {
        this.ids = ids;
        genres = Diversity.genres(genreBits(movies));
    }

    private long[] genreBits(List<Movie> movies) {
        Map<Integer, Movie> byId = new TreeMap<>();
        movies.forEach(movie -> byId.put(movie.id(), movie));
        Map<String, Long> bits = new LinkedHashMap<>();
        return Arrays.stream(ids)
                .mapToLong(id -> byId.containsKey(id)
                        ? byId.get(id).genres().stream()
                                .mapToLong(genre -> bits.computeIfAbsent(genre, g -> 1L << bits.size()))
                                .reduce(0, (a, b) -> a | b)
                        : 0)
                .toArray();
    }

    int size() {
        return ids.length;
    }

    /** Mean over lists of at least two movies; 0 without one. */
    double diversity(List<ShownList> lists) {
        return lists.stream()
                .map(this::places)
                .filter(places -> places.length > 1)
                .mapToDouble(places -> Diversity.of(places, places.length, genres))
                .average()
                .orElse(0);
    }

    /** How often each movie is shown. */
    long[] shown(List<ShownList> lists) {
        long[] shown = new long[ids.length];
        lists.forEach(list -> Arrays.stream(places(list)).forEach(place -> shown[place]++));
        return shown;
    }

    private int[] places(ShownList list) {
        return Arrays.stream(list.movies)
                .map(id -> Arrays.binarySearch(ids, id))
                .toArray();
    }
}
