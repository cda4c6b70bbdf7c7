package io.cinematch.serving.recommend;

import io.cinematch.model.catalogue.Movie;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A user's ratings in figures.
 *
 * @param mean stars, empty without ratings
 * @param distribution stars to number of ratings, all ten steps
 * @param genres most rated first; a movie counts for each of its genres
 * @param decades the movies' own, oldest first; a movie of unknown year is of none
 */
public record UserStats(
        OptionalDouble mean, Map<Float, Integer> distribution, List<Genre> genres, List<Decade> decades) {

    /** @param mean stars of the user's ratings of the genre */
    public record Genre(String name, long ratings, double mean) {}

    /**
     * @param start its first year
     * @param mean stars of the user's ratings of movies of that decade
     */
    public record Decade(int start, long ratings, double mean) {}

    public static UserStats of(Snapshot snapshot, UserRatings ratings) {
        Map<Float, Integer> distribution = new TreeMap<>();
        for (int half = 1; half <= 10; half++) {
            distribution.put(half / 2f, 0);
        }
        Map<String, DoubleSummaryStatistics> genres = new HashMap<>();
        Map<Integer, DoubleSummaryStatistics> decades = new TreeMap<>();
        for (Rated rated : ratings.all()) {
            distribution.merge(rated.stars(), 1, Integer::sum);
            Optional<Movie> movie = snapshot.find(rated.movie());
            for (String genre : movie.map(Movie::genres).orElse(List.of())) {
                genres.computeIfAbsent(genre, g -> new DoubleSummaryStatistics())
                        .accept(rated.stars());
            }
            movie.map(Movie::year)
                    .filter(year -> year != 0)
                    .ifPresent(year -> decades.computeIfAbsent(year - year % 10, d -> new DoubleSummaryStatistics())
                            .accept(rated.stars()));
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
                        .toList(),
                decades.entrySet().stream()
                        .map(d -> new Decade(
                                d.getKey(),
                                d.getValue().getCount(),
                                d.getValue().getAverage()))
                        .toList());
    }
}
