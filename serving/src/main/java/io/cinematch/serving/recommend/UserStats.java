package io.cinematch.serving.recommend;

import io.cinematch.model.catalogue.Movie;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A user's ratings in figures.
 *
 * @param mean stars, empty without ratings
 * @param distribution stars to number of ratings, all ten steps
 * @param genres most rated first; a movie counts for each of its genres
 */
public record UserStats(OptionalDouble mean, Map<Float, Integer> distribution, List<Genre> genres) {

    /** @param mean stars of the user's ratings of the genre */
    public record Genre(String name, long ratings, double mean) {}

    public static UserStats of(Snapshot snapshot, UserRatings ratings) {
        Map<Float, Integer> distribution = new TreeMap<>();
        for (int half = 1; half <= 10; half++) {
            distribution.put(half / 2f, 0);
        }
        Map<String, DoubleSummaryStatistics> genres = new HashMap<>();
        for (Rated rated : ratings.all()) {
            distribution.merge(rated.stars(), 1, Integer::sum);
            for (String genre : snapshot.find(rated.movie()).map(Movie::genres).orElse(List.of())) {
                genres.computeIfAbsent(genre, g -> new DoubleSummaryStatistics())
                        .accept(rated.stars());
            }
        }
        return new UserStats(
                ratings.all().stream().mapToDouble(Rated::stars).average(),
                distribution,
                genres.entrySet().stream()
                        .map(g -> new Genre(
                                g.getKey(),
                                g.getValue().getCount(),
                                g.getValue().getAverage()))
                        .sorted(Comparator.comparingLong(Genre::ratings)
                                .reversed()
                                .thenComparing(Genre::name))
                        .toList());
    }
}
