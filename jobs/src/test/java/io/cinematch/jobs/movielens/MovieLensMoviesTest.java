package io.cinematch.jobs.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.errors.CineMatchException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovieLensMoviesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-8"})
    void readsDatFilesInEitherEncoding(String encoding) throws IOException {
        put("ratings.dat", "");
        put("movies.dat", "29::Cité, La (1995)::Adventure|Sci-Fi\n", Charset.forName(encoding));

        assertThat(read().movies())
                .containsExactly(new Movie(29, "La Cité", 1995, List.of("Adventure", "Sci-Fi"), "", ""));
    }

    @Test
    void joinsLinksBesideAnyRelease() throws IOException {
        put("ratings.dat", "");
        put("movies.dat", "1::Toy Story (1995)::Animation|Children's\n2::Heat (1995)::Action\n");
        put("links.csv", "movieId,imdbId,tmdbId\r\n1,0114709,862\r\n3,1,\r\n4,tt5,6\r\n");

        MovieLensMovies read = read();

        assertThat(read.movies())
                .containsExactly(
                        new Movie(1, "Toy Story", 1995, List.of("Animation", "Children's"), "0114709", "862"),
                        new Movie(2, "Heat", 1995, List.of("Action"), "", ""));
        assertThat(read.bad())
                .containsExactly(new BadLine(
                        folder.resolve("links.csv"), 4, "has the external id 'tt5', not a number", "4,tt5,6"));
    }

    @Test
    void readsCsvWithQuotesAndCarriageReturns() throws IOException {
        put("ratings.csv", "userId,movieId,rating,timestamp\n");
        put(
                "movies.csv",
                "\uFEFFmovieId,title,genres\r\n11,\"American President, The (1995)\",Comedy|Drama\r\n"
                        + "12,\"\"\"Great\"\" Cats (1998)\",(no genres listed)\r\n");

        assertThat(read().movies())
                .containsExactly(
                        new Movie(11, "The American President", 1995, List.of("Comedy", "Drama"), "", ""),
                        new Movie(12, "\"Great\" Cats", 1998, List.of(), "", ""));
    }

    @Test
    void readsTheFlagsOf100K() throws IOException {
        put("u.data", "");
        put("u.genre", "unknown|0\nAction|1\nComedy|2\n\n");
        put(
                "u.item",
                "1|Toy Story (1995)|01-Jan-1995||http://x|0|0|1\n267|unknown||||1|0|0\n3|Short (1995)|0|1\n",
                StandardCharsets.ISO_8859_1);

        MovieLensMovies read = read();

        assertThat(read.movies())
                .containsExactly(
                        new Movie(1, "Toy Story", 1995, List.of("Comedy"), "", ""),
                        new Movie(267, "unknown", 0, List.of(), "", ""));
        assertThat(read.bad())
                .singleElement()
                .satisfies(bad -> assertThat(bad.line()).isEqualTo(3));
    }

    @Test
    void putsEveryBadLineAsideWithItsNumber() throws IOException {
        put("ratings.csv", "userId,movieId,rating,timestamp\n");
        put("movies.csv", """
                movieId,title,genres
                1,One (1990),Drama
                1,Another (1991),Drama
                x,Letters (1990),Drama

                0,Zero (1990),Drama
                5,,Drama
                6,"Open (1990),Drama
                7,Seven (1997)
                8,Eight (1998),
                """);

        MovieLensMovies read = read();

        assertThat(read.movies()).extracting(Movie::id).containsExactly(1, 8);
        assertThat(read.movies().get(0).title()).isEqualTo("One");
        assertThat(read.bad()).extracting(BadLine::line).containsExactly(3, 4, 6, 7, 8, 9);
    }

    @Test
    void refusesAMoviesFileWithoutItsColumns() throws IOException {
        put("ratings.csv", "userId,movieId,rating,timestamp\n");
        put("movies.csv", "id,title\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(CineMatchException.class)
                .hasMessageContainingAll("movies.csv", "id,title", "movieId,title,genres");
    }

    private MovieLensMovies read() {
        return MovieLensMovies.read(MovieLensFolder.recognise(folder));
    }

    private void put(String file, String text) throws IOException {
        put(file, text, StandardCharsets.UTF_8);
    }

    private void put(String file, String text, Charset encoding) throws IOException {
        Files.write(folder.resolve(file), text.getBytes(encoding));
    }
}
