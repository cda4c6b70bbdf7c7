package io.cinematch.jobs.movielens;

import io.cinematch.model.catalogue.CleanTitle;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The movies of a release, with external ids where the folder has them.
 *
 * @param movies in the file's order, each id once
 * @param bad every line that is not among them or whose links were not used
 */
public record MovieLensMovies(List<Movie> movies, List<BadLine> bad) {
    public MovieLensMovies {
        movies = List.copyOf(movies);
        bad = List.copyOf(bad);
    }

    /** @throws CineMatchException (data check) when a file cannot be read or lacks a column */
    public static MovieLensMovies read(MovieLensFolder folder) {
        try {
            List<BadLine> bad = new ArrayList<>();
            Map<Integer, Links.Ids> links =
                    folder.links().isPresent() ? Links.read(folder.links().get(), bad) : Map.of();
            MovieLine parser = MovieLine.of(folder);
            Map<Integer, Movie> movies = new LinkedHashMap<>();
            NumberedLine.each(folder.movies(), parser.linesBefore(), bad, line -> {
                Movie movie = cleaned(parser.parse(line), links);
                if (movies.putIfAbsent(movie.id(), movie) != null) {
                    throw new BadLineException("repeats movie id " + movie.id() + "; the first one is kept");
                }
            });
            return new MovieLensMovies(List.copyOf(movies.values()), bad);
        } catch (IOException e) {
            Path file = folder.movies();
            throw new CineMatchException(
                    ExitCode.DATA_CHECK, "Could not read " + file + ": " + e, "Check its permissions.", e);
        }
    }

    private static Movie cleaned(MovieLine.Fields fields, Map<Integer, Links.Ids> links) throws BadLineException {
        int id = MovieId.parse(fields.id());
        CleanTitle title = CleanTitle.of(fields.title());
        if (title.title().isBlank()) {
            throw new BadLineException("has no title");
        }
        Links.Ids ids = links.getOrDefault(id, Links.NONE);
        return new Movie(id, title.title(), title.year(), fields.genres(), ids.imdb(), ids.tmdb());
    }
}
