package io.cinematch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestStepSparkIT {
    private static final String HEADER = "userId,movieId,rating,timestamp";
    private static final String MOVIES = """
            movieId,title,genres
            1,Amélie (2001),Comedy|Romance
            2,"Matrix, The (1999)",Action
            3,七人の侍 (1954),(no genres listed)
            """;

    @TempDir
    private Path folder;

    private NightContext night(String maxBadShare) {
        return TestNight.in(folder.resolve("data"), Map.of("CINEMATCH_INGEST_MAX_BAD_SHARE", maxBadShare));
    }

    private Step.Outcome ingest(NightContext night, String ratings) throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        Files.writeString(set.resolve("movies.csv"), MOVIES);
        Files.writeString(set.resolve("ratings.csv"), ratings);
        return new IngestStep(night, MovieLensFolder.recognise(set))
                .run(RunReport.begun("test", TestNight.NOW, "test"));
    }

    private static Dataset<Row> lake(NightContext night) {
        return night.spark().read().parquet(night.run().lakeRatings());
    }

    private static List<String> rows(Dataset<Row> table) {
        return table.collectAsList().stream().map(Row::mkString).sorted().toList();
    }

    private static List<String> rated(NightContext night) {
        return lake(night).orderBy("user", "movie").collectAsList().stream()
                .map(r -> r.mkString(","))
                .toList();
    }

    @Test
    void everyBadRowIsPutAsideWithItsLineReasonAndText() throws IOException {
        NightContext night = night("0.9");

        Step.Outcome outcome = ingest(
                night,
                String.join(
                        "\n",
                        HEADER,
                        "1,1,4.0,1000000000",
                        "1,2,4.3,1000000000",
                        "1,2,5.5,1000000000",
                        "",
                        "1,9,3.0,1000000000",
                        "1,3,3.0,1",
                        "1,3,3.0,1767322801",
                        "x,3,3.0,1000000000",
                        "2,3,0.5,1767322800"));

        assertThat(night.spark()
                        .read()
                        .parquet(night.run().quarantine())
                        .orderBy("line")
                        .collectAsList())
                .extracting(r -> r.getLong(1), r -> r.getString(2), r -> r.getString(3))
                .containsExactly(
                        tuple(3L, "OFF_THE_HALF_STAR_GRID", "1,2,4.3,1000000000"),
                        tuple(4L, "STARS_OUT_OF_RANGE", "1,2,5.5,1000000000"),
                        tuple(5L, "MALFORMED", ""),
                        tuple(6L, "UNKNOWN_MOVIE", "1,9,3.0,1000000000"),
                        tuple(7L, "ABSURD_TIME", "1,3,3.0,1"),
                        tuple(8L, "ABSURD_TIME", "1,3,3.0,1767322801"),
                        tuple(9L, "MALFORMED", "x,3,3.0,1000000000"));
        assertThat(night.spark()
                        .read()
                        .parquet(night.run().quarantine())
                        .select("file")
                        .distinct()
                        .collectAsList())
                .extracting(r -> r.getString(0))
                .containsExactly(folder.resolve("set/ratings.csv").toString());
        assertThat(rated(night)).containsExactly("1,1,4.0,1000000000", "2,3,0.5,1767322800");
        assertThat(outcome.rowsIn()).isEqualTo(9);
        assertThat(outcome.rowsOut()).isEqualTo(2);
        assertThat(outcome.report().data().rejected())
                .containsExactly(
                        Map.entry("ABSURD_TIME", 2L),
                        Map.entry("MALFORMED", 2L),
                        Map.entry("OFF_THE_HALF_STAR_GRID", 1L),
                        Map.entry("STARS_OUT_OF_RANGE", 1L),
                        Map.entry("UNKNOWN_MOVIE", 1L));
        assertThat(outcome.summary()).isEqualTo("2 users, 3 movies, 7 rows put aside");
    }

    @Test
    void theNewestRatingStaysAndTheLaterInTheFileAtEqualTime() throws IOException {
        NightContext night = night("0.01");

        Step.Outcome outcome = ingest(
                night,
                String.join(
                        "\n",
                        HEADER,
                        "1,1,5.0,1000000002",
                        "1,1,1.0,1000000001",
                        "1,2,4.0,1000000000",
                        "1,2,0.5,1000000000",
                        "1,3,3.0,1000000000"));

        assertThat(rated(night)).containsExactly("1,1,5.0,1000000002", "1,2,0.5,1000000000", "1,3,3.0,1000000000");
        assertThat(outcome.report().data().superseded()).isEqualTo(2);
        assertThat(outcome.summary()).endsWith("2 superseded");
    }

    @Test
    void tooManyBadRowsAreADataCheckThatNamesFileLineAndReason() {
        StringBuilder ratings = new StringBuilder(HEADER);
        for (int u = 1; u <= 98; u++) {
            ratings.append("\n%d,1,3.0,1000000000".formatted(u));
        }
        ratings.append("\n99,1,9.0,1000000000\n100,1,oops,1000000000");

        assertThatThrownBy(() -> ingest(night("0.01"), ratings.toString()))
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                .hasMessageContaining("2 of 100 rows of")
                .hasMessageContaining("ratings.csv line 100 has stars outside 0.5 to 5: 99,1,9.0,1000000000")
                .hasMessageContaining("ratings.csv line 101 is not a positive user id");
        assertThat(SharedSpark.session().sharedState().cacheManager().isEmpty()).isTrue();
    }

    @Test
    void aFileWithoutRatingsIsADataCheck() {
        for (String empty : List.of("", HEADER, HEADER + "\n")) {
            assertThatThrownBy(() -> ingest(night("0.5"), empty))
                    .isInstanceOfSatisfying(
                            CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                    .hasMessageContaining("ratings.csv");
        }
    }

    @Test
    void lineEndsOfEveryKind() throws IOException {
        NightContext night = night("0.9");

        ingest(night, HEADER + "\r\n1,1,4.0,1000000000\r\n1,2,x,1000000000\r\n1,3,3.5,1000000000");

        assertThat(rated(night)).containsExactly("1,1,4.0,1000000000", "1,3,3.5,1000000000");
        assertThat(rows(night.spark().read().parquet(night.run().quarantine()).select("line")))
                .containsExactly("3");
    }

    @Test
    void lineNumbersAreRightInAFileOfManySplits() throws IOException {
        NightContext night = night("0.5");
        StringBuilder ratings = new StringBuilder(HEADER);
        for (int u = 1; u <= 3000; u++) {
            ratings.append("\n%d,1,%s,1000000000".formatted(u, u % 1000 == 0 ? "bad" : "3.0"));
        }
        var hadoop = SharedSpark.context().hadoopConfiguration();
        hadoop.set("mapreduce.input.fileinputformat.split.maxsize", "5000");
        try {
            ingest(night, ratings + "\n");
            assertThat(RatingsFile.lines(
                                    night.spark(),
                                    new org.apache.hadoop.fs.Path(
                                            folder.resolve("set/ratings.csv").toUri()),
                                    MovieLensFolder.recognise(folder.resolve("set"))
                                            .ratingsFormat(),
                                    java.util.Set.of(1),
                                    TestNight.NOW)
                            .toJavaRDD()
                            .getNumPartitions())
                    .isGreaterThan(10);
        } finally {
            hadoop.unset("mapreduce.input.fileinputformat.split.maxsize");
        }

        assertThat(rows(night.spark().read().parquet(night.run().quarantine()).select("line")))
                .containsExactly("1001", "2001", "3001");
        assertThat(lake(night).count()).isEqualTo(2997);
    }

    @Test
    void theLakeDoesNotDependOnTheOrderOfTheFile() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int u = 1; u <= 300; u++) {
            for (int m = 1; m <= 3; m++) {
                lines.add("%d,%d,%s,%d".formatted(u, m, 0.5 + (u + m) % 10 / 2.0, 1_000_000_000 + u));
                lines.add("%d,%d,1.0,%d".formatted(u, m, 999_999_999));
            }
        }
        NightContext night = night("0.01");
        ingest(night, HEADER + "\n" + String.join("\n", lines));
        Dataset<Row> first = lake(night).orderBy("user", "movie").cache();
        assertThat(first.count()).isEqualTo(900);
        Collections.shuffle(lines, new Random(1));

        ingest(night, HEADER + "\n" + String.join("\n", lines));

        SharedSpark.comparisons().assertDataFrameNoOrderEquals(first, lake(night));
        first.unpersist();
    }

    @Test
    void movieTableRoundTrip() throws IOException {
        NightContext night = night("0.01");

        ingest(night, HEADER + "\n1,1,4.0,1000000000");

        assertThat(MovieTable.read(night.spark(), night.run().lakeMovies()))
                .containsExactly(
                        new Movie(1, "Amélie", 2001, List.of("Comedy", "Romance"), "", ""),
                        new Movie(2, "The Matrix", 1999, List.of("Action"), "", ""),
                        new Movie(3, "七人の侍", 1954, List.of(), "", ""));
        assertThat(night.spark().read().parquet(night.run().quarantine()).count())
                .isZero();
    }

    /** The path once went to Hadoop as text: a blank became %20, and a comma ended it. */
    @Test
    void readsFromFoldersWithBlanksAndCommasInTheirName() throws IOException {
        NightContext night = night("0.01");
        Path set = Files.createDirectories(folder.resolve("my data, 100%"));
        Files.writeString(set.resolve("movies.csv"), MOVIES);
        Files.writeString(set.resolve("ratings.csv"), HEADER + "\n1,1,4.0,1000000000");

        new IngestStep(night, MovieLensFolder.recognise(set)).run(RunReport.begun("test", TestNight.NOW, "test"));

        assertThat(rated(night)).containsExactly("1,1,4.0,1000000000");
    }
}
