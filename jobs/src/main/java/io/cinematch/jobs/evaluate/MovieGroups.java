package io.cinematch.jobs.evaluate;

import io.cinematch.model.catalogue.Movie;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Parts of the catalogue that are judged apart: genres, and how known movies are. */
final class MovieGroups implements Serializable {
    static final String GENRE = "genre";
    static final String POPULARITY = "popularity";
    /** A third of all training ratings each: the most rated movies, those between, and the least rated. */
    static final List<String> LEVELS = List.of("head", "middle", "tail");

    private static final int[] NOBODY_KNOWS = {LEVELS.size() - 1};

    /** Of each group; the levels of popularity come first, in order. */
    final List<String> names;

    private final int[] movies;
    private final int[][] groupsOf;

    private MovieGroups(List<String> names, int[] movies, int[][] groupsOf) {
        this.names = names;
        this.movies = movies;
        this.groupsOf = groupsOf;
    }

    static MovieGroups of(List<Movie> catalogue, Candidates candidates) {
        Map<String, Integer> genres = new TreeMap<>();
        catalogue.forEach(movie -> movie.genres().forEach(genre -> genres.put(genre, 0)));
        List<String> names = new ArrayList<>(LEVELS);
        genres.replaceAll((genre, none) -> {
            names.add(genre);
            return names.size() - 1;
        });
        int[] levels = levels(candidates.raters);
        List<Movie> sorted =
                catalogue.stream().sorted(Comparator.comparingInt(Movie::id)).toList();
        int[] ids = sorted.stream().mapToInt(Movie::id).toArray();
        int[][] groups = new int[ids.length][];
        for (int m = 0; m < ids.length; m++) {
            int candidate = candidates.indexOf(ids[m]);
            int level = candidate < 0 ? LEVELS.size() - 1 : levels[candidate];
            groups[m] = IntStream.concat(
                            IntStream.of(level), sorted.get(m).genres().stream().mapToInt(genres::get))
                    .toArray();
        }
        return new MovieGroups(List.copyOf(names), ids, groups);
    }

    /** The level of each candidate: that in which, most rated first, the middle of its ratings falls. */
    private static int[] levels(long[] raters) {
        int[] levels = new int[raters.length];
        double all = Arrays.stream(raters).sum();
        long before = 0;
        for (int i : IntStream.range(0, raters.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -raters[i]).thenComparing(i -> i))
                .toList()) {
            levels[i] = (int) Math.min(LEVELS.size() - 1, LEVELS.size() * (before + raters[i] / 2.0) / all);
            before += raters[i];
        }
        return levels;
    }

    /** Indexes of the groups that a movie is in. */
    int[] of(int movie) {
        int at = Arrays.binarySearch(movies, movie);
        return at < 0 ? NOBODY_KNOWS : groupsOf[at];
    }

    int size() {
        return names.size();
    }

    /** {@link #POPULARITY} or {@link #GENRE}. */
    String kind(int group) {
        return group < LEVELS.size() ? POPULARITY : GENRE;
    }
}
