package io.cinematch.jobs.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLensFolderTest {
    private static final String HEADER = "userId,movieId,rating,timestamp\n";

    @TempDir
    Path folder;

    @Test
    void knowsEachReleaseByItsFiles() throws IOException {
        put("a/u.data", "");
        put("a/u.item", "");
        put("a/u.genre", "");
        put("b/ratings.dat", "");
        put("b/movies.dat", "");
        put("c/ratings.csv", "\uFEFF" + HEADER.replace("\n", "\r\n"));
        put("c/movies.csv", "");

        assertThat(MovieLensFolder.recognise(folder.resolve("a")).release()).isEqualTo(MovieLensRelease.ML_100K);
        assertThat(MovieLensFolder.recognise(folder.resolve("b")).release()).isEqualTo(MovieLensRelease.ML_1M_10M);
        MovieLensFolder csv = MovieLensFolder.recognise(folder.resolve("c"));
        assertThat(csv.release()).isEqualTo(MovieLensRelease.CSV);
        assertThat(csv.ratingsFormat().isHeader(HEADER.strip())).isTrue();
        assertThat(csv.links()).isEmpty();
    }

    @Test
    void looksOneFolderDeeper() throws IOException {
        put("ml-1m/ratings.dat", "");
        put("ml-1m/movies.dat", "");
        put("__MACOSX/readme", "");

        assertThat(MovieLensFolder.recognise(folder).path()).isEqualTo(folder.resolve("ml-1m"));
    }

    @Test
    void refusesToChooseBetweenTwo() throws IOException {
        put("x/ratings.dat", "");
        put("x/movies.dat", "");
        put("y/ratings.dat", "");
        put("y/movies.dat", "");

        assertRefused(folder, "more than one data set");
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        put("ratings.dat", "");

        assertRefused(folder, "lacks movies.dat");
        assertRefused(folder.resolve("nowhere"), "There is no folder");
        assertRefused(Path.of("hdfs://namenode/ml-25m"), "is an address");
    }

    @Test
    void saysWhatItLookedFor() {
        assertRefused(folder, "none of u.data, ratings.dat, ratings.csv");
    }

    @Test
    void namesTheColumnsItNeeds() throws IOException {
        put("ratings.csv", "userId,movieId,stars\n1,2,3\n");
        put("movies.csv", "");

        assertRefused(folder, "userId,movieId,stars", "userId,movieId,rating,timestamp", "ratings.csv");
    }

    @Test
    void refusesAnEmptyCsv() throws IOException {
        put("ratings.csv", "");
        put("movies.csv", "");

        assertRefused(folder, "userId,movieId,rating,timestamp");
    }

    private void put(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void assertRefused(Path folder, String... words) {
        assertThatThrownBy(() -> MovieLensFolder.recognise(folder))
                .isInstanceOfSatisfying(CineMatchException.class, e -> {
                    assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK);
                    assertThat(e).hasMessageContainingAll(words);
                    assertThat(e.remedy()).isNotBlank();
                });
    }
}
