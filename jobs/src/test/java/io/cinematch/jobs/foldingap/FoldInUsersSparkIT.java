package io.cinematch.jobs.foldingap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.foldingap.FoldInGapReport.Point;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.variants.TrainStep;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of whom all is known: each likes the movies that are even or odd as their own number is. */
class FoldInUsersSparkIT {
    private static final String KEPT = "xxhash64(42L, user) % 10 = 0";

    @TempDir
    private Path folder;

    private NightContext night;

    @BeforeEach
    void open() {
        open("als");
    }

    private void open(String named) {
        night = TestNight.in(
                folder,
                Map.of(
                        "CINEMATCH_TRAIN_VARIANTS", "als",
                        "CINEMATCH_PUBLISH_VARIANTS", "als",
                        "CINEMATCH_SERVE_VARIANT", "als",
                        "CINEMATCH_FOLDIN_VARIANTS", named,
                        "CINEMATCH_VARIANTS_ALS_RANK", "2",
                        "CINEMATCH_VARIANTS_ALS_MAX_ITER", "2"));
    }

    /** Of 400 users who rated three quarters of 40 movies; a third of what the odd ones rated is held out. */
    private FoldInStep split(String train, String test) {
        SharedSpark.session().sql("""
                select u as user, cast(m as int) as movie, cast(if(pmod(u + m, 2) = 0, 5, 1) as float) as stars,
                    0L as time
                from (select id as u from range(400)) cross join (select id as m from range(40))
                where pmod(xxhash64(m, u), 4) > 0
                """).createOrReplaceTempView("opinions");
        String held = "pmod(user, 2) = 1 and pmod(xxhash64(user, movie, 7), 3) = 0";
        write("not (%s) and %s".formatted(held, train), night.run().train());
        write("%s and %s".formatted(held, test), night.run().test());
        return new FoldInStep(night);
    }

    private static void write(String condition, String path) {
        SharedSpark.session()
                .sql("select * from opinions where " + condition)
                .write()
                .parquet(path);
    }

    private RunReport trained() {
        return new TrainStep(night)
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report();
    }

    private void refused(FoldInStep step, String message) {
        RunReport report = trained();

        CineMatchException refused = catchThrowableOfType(CineMatchException.class, () -> step.run(report));

        assertThat(refused.exit()).isEqualTo(ExitCode.DATA_CHECK);
        assertThat(refused).hasMessageContaining(message);
    }

    @Test
    void aFewRatingsTellWhatPopularityDoesNot() throws IOException {
        FoldInStep step = split("true", "true");

        step.run(trained());

        FoldInGapReport report = report();
        assertThat(report.users()).isGreaterThan(10);
        List<Point> points = report.curves().get(0).points();
        assertThat(points.get(2).ratings()).isEqualTo(5);
        assertThat(points.get(2).value().low())
                .isGreaterThan(report.popularity().high());
        assertThat(points.get(5).ofTrained().value()).isCloseTo(1, within(0.1));
    }

    private FoldInGapReport report() throws IOException {
        return Json.read(Files.readAllBytes(folder.resolve("runs/test/foldin.json")), FoldInGapReport.class);
    }

    @Test
    void ofOneUserThereIsAReport() throws IOException {
        FoldInStep step = split(
                "true",
                KEPT + " and user = (select min(user) from opinions where %s and pmod(user, 2) = 1)".formatted(KEPT));

        step.run(trained());

        FoldInGapReport report = report();
        assertThat(report.users()).isEqualTo(1);
        assertThat(report.curves()).hasSize(1);
        assertThat(report.popularity().low()).isEqualTo(report.popularity().high());
    }

    @Test
    void whenNobodyKeptFromTrainingLikedAnythingThatIsSaid() {
        refused(split("true", "stars < 4"), "none has a held-out rating of at least 4.0 stars");
    }

    @Test
    void whenAllAreKeptFromTrainingThatIsSaid() {
        refused(split(KEPT, "true"), "No training rating is left");
    }

    @Test
    void whereNoVariantIsNamedANightDoesNotEndOverIt() {
        open("");
        FoldInStep step = split(KEPT, "true");

        Step.Outcome outcome = step.run(trained());

        assertThat(outcome.summary()).startsWith("not measured: No training rating is left");
        assertThat(folder.resolve("runs/test/foldin.json")).doesNotExist();
    }
}
