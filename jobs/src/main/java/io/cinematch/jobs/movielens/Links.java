package io.cinematch.jobs.movielens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code links.csv}: which film elsewhere a MovieLens id means. */
final class Links {
    static final Ids NONE = new Ids("", "");

    private Links() {}

    /** @param imdb IMDb number with its leading zeros, or empty @param tmdb TMDB number, or empty */
    record Ids(String imdb, String tmdb) {}

    static Map<Integer, Ids> read(Path file, List<BadLine> bad) throws IOException {
        CsvColumns columns = CsvColumns.of(file, List.of("movieId", "imdbId", "tmdbId"));
        Map<Integer, Ids> links = new HashMap<>();
        NumberedLine.each(file, 1, bad, line -> {
            List<String> fields = columns.fields(line);
            Ids ids = new Ids(number(columns.get(fields, "imdbId")), number(columns.get(fields, "tmdbId")));
            if (links.putIfAbsent(MovieId.parse(columns.get(fields, "movieId")), ids) != null) {
                throw new BadLineException("repeats a movie id; the first one is kept");
            }
        });
        return links;
    }

    /** External ids become parts of web addresses, so nothing but digits may pass. */
    private static String number(String text) throws BadLineException {
        String number = text.strip();
        if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadLineException("has the external id '" + Excerpt.of(number) + "', not a number");
        }
        return number;
    }
}
