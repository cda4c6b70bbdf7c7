package io.cinematch.jobs.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cinematch.model.catalogue.Movie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts were taken from the files themselves with grep and wc, not with this code. */
class RealMovieLensTest {
    private static final String DATASETS = System.getenv("CINEMATCH_DATASETS");

    @ParameterizedTest
    @CsvSource({"ml-1m, 3883, 0, 3849, 1000209", "ml-latest-small, 9742, 12, 9742, 100836"})
    void losesNoMovieAndNoRating(String name, int movies, int withoutYear, int withImdb, long ratings)
            throws IOException {
        MovieLensFolder folder = folder(name);

        MovieLensMovies read = MovieLensMovies.read(folder);

        assertThat(read.bad()).isEmpty();
        assertThat(read.movies()).hasSize(movies).noneMatch(m -> m.title().isBlank());
        assertThat(read.movies()).filteredOn(m -> m.year() == 0).hasSize(withoutYear);
        assertThat(read.movies()).filteredOn(m -> m.year() != 0).allMatch(m -> m.year() >= 1900 && m.year() <= 2019);
        assertThat(read.movies()).filteredOn(m -> !m.imdbId().isEmpty()).hasSize(withImdb);
        assertThat(read.movies())
                .extracting(Movie::title)
                .noneMatch(t -> t.matches(".*, (The|A|An|La|Le|Les|L')([):].*|)"));
        try (Stream<String> lines = Files.lines(folder.ratings())) {
            assertThat(lines.filter(line -> !folder.ratingsFormat().isHeader(line))
                            .filter(line -> RatingLine.parse(line, folder.ratingsFormat()) instanceof Rating)
                            .count())
                    .isEqualTo(ratings);
        }
    }

    private static MovieLensFolder folder(String name) {
        assumeTrue(DATASETS != null, "CINEMATCH_DATASETS does not say where the MovieLens data sets are");
        return MovieLensFolder.recognise(Path.of(DATASETS, name));
    }
}
