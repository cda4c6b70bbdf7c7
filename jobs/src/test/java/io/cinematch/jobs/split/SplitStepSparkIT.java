package io.cinematch.jobs.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitStepSparkIT {
    @TempDir
    private static Path folder;

    private static NightContext night;
    private static RunReport ingested;

    @BeforeAll
    static void ingest() throws IOException {
        night = TestNight.in(folder.resolve("data"), Map.of());
        ingested = new IngestStep(night, MovieLensFolder.recognise(TestData.write(folder.resolve("set"), 30, 10, 1)))
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report();
    }

    private static Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static long count(String path) {
        return night.spark().read().parquet(path).count();
    }

    @Test
    void writesBothSides() {
        Step.Outcome outcome = new SplitStep(night).run(ingested);

        assertThat(count(night.run().train()) + count(night.run().test())).isEqualTo(300);
        assertThat(outcome.report().split()).isEqualTo("random 80/20, seed 42");
    }

    @Test
    void aSideWithoutRatingsIsADataCheck() {
        NightContext late = TestNight.in(
                folder.resolve("data"),
                Map.of("CINEMATCH_SPLIT_STRATEGY", "time", "CINEMATCH_SPLIT_CUT", "2025-01-01T00:00:00Z"));

        assertThatThrownBy(() -> new SplitStep(late).run(ingested))
                .isInstanceOfSatisfying(
                        CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                .hasMessageContaining("300 ratings to train on and 0 to test with");
    }

    @Test
    void aGivenSplitIsTakenAsItIs() throws IOException {
        Path train = file("u1.base", "1\t1\t4\t1000000000", "2\t1\t3\t1000000000", "2\t1\t5\t1000000001");
        Path test = file("test.csv", "userId,movieId,rating,timestamp", "1,2,3.5,1000000000");

        Step.Outcome outcome = new GivenSplitStep(night, train, test).run(ingested);

        assertThat(night.spark()
                        .read()
                        .parquet(night.run().train())
                        .orderBy("user")
                        .collectAsList())
                .extracting(r -> r.mkString(","))
                .containsExactly("1,1,4.0,1000000000", "2,1,5.0,1000000001");
        assertThat(night.spark().read().parquet(night.run().test()).collectAsList())
                .extracting(r -> r.mkString(","))
                .containsExactly("1,2,3.5,1000000000");
        assertThat(outcome.summary()).startsWith("2 to train on, 1 held out, 0 rows put aside; given: ");
    }

    /** They once were dropped without a word. */
    @Test
    void badRowsOfAGivenSplitAreKeptAndCounted() throws IOException {
        Path train = file("train.csv", "userId,movieId,rating,timestamp", "1,1,4,1000000000");
        List<String> lines = new ArrayList<>(List.of("userId,movieId,rating,timestamp", "1,2,9,1000000000"));
        IntStream.rangeClosed(2, 201).forEach(user -> lines.add(user + ",2,3.5,1000000000"));
        Path test = file("test.csv", lines.toArray(String[]::new));

        Step.Outcome outcome = new GivenSplitStep(night, train, test).run(ingested);

        assertThat(outcome.summary()).startsWith("1 to train on, 200 held out, 1 rows put aside; given: ");
        assertThat(outcome.rowsIn()).isEqualTo(202);
        assertThat(night.spark().read().parquet(night.run().splitQuarantine()).collectAsList())
                .extracting(r -> r.mkString("|"))
                .containsExactly(test + "|2|STARS_OUT_OF_RANGE|1,2,9,1000000000");
    }

    @Test
    void badGivenFilesAreDataChecks() throws IOException {
        Path good = file("good.csv", "userId,movieId,rating,timestamp", "1,2,3.5,1000000000");
        Path bad = file("bad.csv", "userId,movieId,rating,timestamp", "1,2,3.5,1000000000", "1,2222,3.5,1000000000");
        Path strange = file("strange.csv", "a,b", "1,2");

        for (Path wrong : List.of(bad, strange, folder.resolve("absent.csv"))) {
            assertThatThrownBy(() -> new GivenSplitStep(night, good, wrong).run(ingested))
                    .isInstanceOfSatisfying(
                            CineMatchException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.DATA_CHECK))
                    .hasMessageContaining(wrong.getFileName().toString());
        }
    }

    @Test
    void aRatingOnBothSidesIsADataCheck() throws IOException {
        Path train = file("train.csv", "userId,movieId,rating,timestamp", "1,2,3.5,1000000000", "1,3,3.5,1000000000");
        Path test = file("leak.csv", "userId,movieId,rating,timestamp", "1,3,3.5,1000000000", "2,3,3.5,1000000000");

        assertThatThrownBy(() -> new GivenSplitStep(night, train, test).run(ingested))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("1 ratings of")
                .hasMessageContaining("user 1's of movie 3");
    }
}
