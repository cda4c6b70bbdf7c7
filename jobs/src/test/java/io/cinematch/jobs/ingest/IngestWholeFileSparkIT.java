package io.cinematch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what somebody meant to give, though nearly all of their rows are good. */
class IngestWholeFileSparkIT {
    @TempDir
    private Path folder;

    private Path set;
    private Path ratings;
    private Path movies;

    @BeforeEach
    void write() throws IOException {
        set = TestData.write(folder.resolve("set"), 80, 15, 1);
        ratings = set.resolve("ratings.csv");
        movies = set.resolve("movies.csv");
    }

    private Step.Outcome ingest() {
        return new IngestStep(TestNight.in(folder.resolve("data"), Map.of()), MovieLensFolder.recognise(set))
                .run(RunReport.begun("test", TestNight.NOW, "test"));
    }

    private void refused(String... words) {
        assertThatThrownBy(this::ingest)
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                .hasMessageContainingAll(words);
    }

    private static void cut(Path file, int characters) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - characters));
    }

    @Test
    void aFileThatWasCutShortIsRefused() throws IOException {
        cut(ratings, 5);
        refused(ratings.toString(), "was cut short: it ends within line 1201: 80,");
        cut(ratings, 8);
        refused(ratings.toString(), "was cut short: it ends within line 1201: 80,");
    }

    @Test
    void soIsACutMoviesFile() throws IOException {
        String text = Files.readString(movies);
        Files.writeString(movies, text.substring(0, text.lastIndexOf("40,") + 2));
        refused(movies.toString());
    }

    @Test
    void aFileWithoutALineEndBehindItsLastRowIsWhole() throws IOException {
        cut(ratings, System.lineSeparator().length());

        assertThat(ingest().rowsOut()).isEqualTo(1200);
    }

    @Test
    void aFileThatWasPutTogetherTwiceIsRefused() throws IOException {
        String text = Files.readString(ratings);
        Files.writeString(ratings, text + text.substring(text.indexOf('\n') + 1));

        refused("1,200 of 2,400 ratings of " + ratings, "are there already");
    }

    @Test
    void usersWhoRateAgainAreNoCopies() throws IOException {
        String text = Files.readString(ratings);
        String later = text.substring(text.indexOf('\n') + 1).replaceAll("(?m),\\d+$", ",1200000000");
        Files.writeString(ratings, text + later);

        assertThat(ingest().report().data().superseded()).isEqualTo(1200);
    }

    @Test
    void ratingsAndMoviesOfTwoReleasesAreRefused() throws IOException {
        Files.writeString(movies, Files.readString(movies).replaceAll("(?m)^(\\d+),", "9$1,"));

        refused("1,200 of 1,200 rows of " + ratings, "rates a movie that the movies file does not list");
    }

    @Test
    void linesOfTwoFormatsAreRefused() throws IOException {
        String text = Files.readString(ratings);
        int half = text.indexOf('\n', text.length() / 2) + 1;
        Files.writeString(
                ratings, text.substring(0, half) + text.substring(half).replace(",", "::"));

        refused(" rows of %s are bad".formatted(ratings), "::");
    }
}
