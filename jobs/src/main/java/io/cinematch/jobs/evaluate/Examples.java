package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.evaluate.EvaluationReport.Example;
import io.cinematch.jobs.evaluate.EvaluationReport.Film;
import io.cinematch.jobs.evaluate.EvaluationReport.Shown;
import io.cinematch.model.catalogue.Movie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A few users with what they liked, and what each variant would show them. */
final class Examples {
    private static final int OF_EACH_LEVEL = 2;
    private static final int LIKED = 8;

    private final Map<Integer, Movie> movies = new HashMap<>();
    private final Candidates candidates;
    private final Dataset<Row> train;
    private final Dataset<Row> test;
    private final double relevantStars;

    Examples(
            List<Movie> catalogue, Candidates candidates, Dataset<Row> train, Dataset<Row> test, double relevantStars) {
        catalogue.forEach(movie -> movies.put(movie.id(), movie));
        this.candidates = candidates;
        this.train = train;
        this.test = test;
        this.relevantStars = relevantStars;
    }

    /** Lists of a few users of each level of activity, the same users whenever the data are the same. */
    List<Example> of(Map<String, Judged> variants) {
        Judged any = variants.values().iterator().next();
        List<JudgedUser> chosen = chosen(any);
        Object[] ids = chosen.stream().map(u -> (Object) u.user).toArray();
        Map<Long, List<Film>> liked = films(train, ids, 0);
        Map<Long, List<Film>> held = films(test, ids, relevantStars);
        List<Example> examples = new ArrayList<>();
        for (JudgedUser user : chosen) {
            List<Film> truth = held.getOrDefault(user.user, List.of());
            Set<Integer> hits = new HashSet<>();
            truth.forEach(film -> hits.add(film.movie()));
            Map<String, List<Shown>> lists = new LinkedHashMap<>();
            variants.forEach((name, judged) -> lists.put(name, shown(judged, user.user, hits)));
            List<Film> best = liked.getOrDefault(user.user, List.of()).stream()
                    .limit(LIKED)
                    .toList();
            examples.add(new Example(user.user, Segments.level(user), user.trained, best, truth, lists));
        }
        return examples;
    }

    /** Spread over the users by a hash of their ids, so that the first ones to register are not all there is to see. */
    private static List<JudgedUser> chosen(Judged judged) {
        List<JudgedUser> chosen = new ArrayList<>();
        for (String level : Segments.LEVELS) {
            Arrays.stream(judged.listed)
                    .filter(u -> Segments.level(u).equals(level))
                    .sorted(Comparator.comparingLong((JudgedUser u) -> u.user * 0x9E3779B97F4A7C15L)
                            .thenComparingLong(u -> u.user))
                    .limit(OF_EACH_LEVEL)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private List<Shown> shown(Judged judged, long user, Set<Integer> hits) {
        int[] list = judged.lists(List.of(user)).getOrDefault(user, new int[0]);
        return Arrays.stream(list)
                .map(item -> candidates.ids[item])
                .mapToObj(id -> new Shown(id, title(id), year(id), hits.contains(id)))
                .toList();
    }

    /** Best rated first. */
    private Map<Long, List<Film>> films(Dataset<Row> ratings, Object[] users, double atLeast) {
        Map<Long, List<Film>> films = new HashMap<>();
        ratings.filter(ratings.col("user").isin(users).and(ratings.col("stars").geq(atLeast)))
                .orderBy(ratings.col("stars").desc(), ratings.col("movie"))
                .select("user", "movie", "stars")
                .collectAsList()
                .forEach(row -> films.computeIfAbsent(row.getLong(0), u -> new ArrayList<>())
                        .add(new Film(row.getInt(1), title(row.getInt(1)), year(row.getInt(1)), row.getFloat(2))));
        return films;
    }

    private String title(int movie) {
        return movies.containsKey(movie) ? movies.get(movie).title() : "movie " + movie;
    }

    private int year(int movie) {
        return movies.containsKey(movie) ? movies.get(movie).year() : 0;
    }
}
