package io.cinematch.serving.tmdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What TMDB knows of a movie.
 *
 * @param overview plain text of at most {@value #LONGEST} characters
 * @param poster path under the address of its images, such as {@code /abc123.jpg}
 */
public record TmdbMovie(Optional<String> overview, Optional<String> poster) {
    /** Of a movie that it does not know. */
    public static final TmdbMovie UNKNOWN = new TmdbMovie(Optional.empty(), Optional.empty());

    private static final int LONGEST = 2000;
    private static final Pattern POSTER = Pattern.compile("/[A-Za-z0-9]{1,100}\\.(jpg|png|webp)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** From the names TMDB gives it; what is not as it should be counts as missing. */
    static TmdbMovie of(JsonNode movie) {
        return new TmdbMovie(
                text(movie, "overview")
                        .map(overview ->
                                CONTROL.matcher(overview).replaceAll(" ").strip())
                        .filter(overview -> !overview.isEmpty())
                        .map(TmdbMovie::shortened),
                text(movie, "poster_path").filter(path -> POSTER.matcher(path).matches()));
    }

    private static Optional<String> text(JsonNode movie, String name) {
        return Optional.of(movie.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1)) + "…";
    }
}
