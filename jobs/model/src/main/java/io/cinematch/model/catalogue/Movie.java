package io.cinematch.model.catalogue;

import java.util.List;

/**
 * One film of the catalogue.
 *
 * @param id MovieLens movie id
 * @param title cleaned title, article in front, without the year
 * @param year year of release, or 0 when the data set does not say
 * @param genres genres in the data set's order, empty when it lists none
 * @param imdbId IMDb number with leading zeros as the data set writes it, or empty
 * @param tmdbId TMDB number, or empty
 */
public record Movie(int id, String title, int year, List<String> genres, String imdbId, String tmdbId) {
    public Movie {
        genres = List.copyOf(genres);
    }
}
