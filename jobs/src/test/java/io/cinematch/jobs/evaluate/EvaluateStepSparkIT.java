package io.cinematch.jobs.evaluate;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.variants.TrainStep;
import io.cinematch.model.errors.CineMatchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the same numbers computed with maps and sorting, one user after the other. */
class EvaluateStepSparkIT {
    private static final StructType RATINGS = new StructType()
            .add("user", DataTypes.LongType)
            .add("movie", DataTypes.IntegerType)
            .add("stars", DataTypes.FloatType)
            .add("time", DataTypes.LongType);

    @TempDir
    private static Path folder;

    private static final List<Row> TRAIN = new ArrayList<>();
    private static final List<Row> TEST = new ArrayList<>();
    private static NightContext night;
    private static RunReport evaluated;

    @BeforeAll
    static void train() {
        Random random = new Random(1);
        for (long user = 1; user <= 60; user++) {
            for (int movie = 1; movie <= 50; movie++) {
                float stars = 0.5f + random.nextInt(10) / 2f;
                // Users above 55 are unknown to training, users up to 5 have no test ratings, and movies above 45 are
                // unknown to training.
                boolean test = user > 55 || movie > 45 || random.nextDouble() < 0.3;
                if (random.nextDouble() < 0.4 && !(test && user <= 5)) {
                    (test ? TEST : TRAIN).add(RowFactory.create(user, movie, stars, 1_000_000_000L));
                }
            }
        }
        night = TestNight.in(
                folder,
                Map.of(
                        "CINEMATCH_TRAIN_VARIANTS",
                        "popularity,bias,als,two-heads",
                        "CINEMATCH_VARIANTS_FUNKSVD_MAX_ITER",
                        "3",
                        "CINEMATCH_VARIANTS_FUNKSVD_RANK_MAX_ITER",
                        "3",
                        "CINEMATCH_VARIANTS_ALS_MAX_ITER",
                        "2",
                        "CINEMATCH_VARIANTS_ALS_RANK",
                        "4"));
        write(TRAIN, night.run().train());
        write(TEST, night.run().test());
        SharedSpark.session()
                .sql("select id, concat('Film ', id) title, 1999 year, array(if(id % 2 = 0, 'Drama', 'War')) genres, "
                        + "'' imdbId, '' tmdbId from (select cast(id as int) id from range(1, 51))")
                .write()
                .parquet(night.run().lakeMovies());
        RunReport trained = new TrainStep(night)
                .run(RunReport.begun("test", TestNight.NOW, "test").withSplit("by hand"))
                .report();
        evaluated = new EvaluateStep(night).run(trained).report();
    }

    private static void write(List<Row> rows, String path) {
        SharedSpark.session().createDataFrame(rows, RATINGS).write().parquet(path);
    }

    private static Map<String, Double> metrics(String variant) {
        return evaluated.variants().stream()
                .filter(v -> v.name().equals(variant))
                .map(VariantReport::metrics)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMetricOfEveryVariantIsThatOfABruteForceEvaluation() {
        for (String variant : List.of("popularity", "bias", "funksvd", "als", "funksvd-rank")) {
            Map<String, Double> expected = new BruteForceEvaluation(night, TRAIN, TEST).of(variant);
            assertThat(metrics(variant).containsKey("rmse")).as(variant).isEqualTo(expected.containsKey("rmse"));
            expected.forEach((name, value) -> assertThat(metrics(variant).get(name))
                    .as("%s of %s", name, variant)
                    .isCloseTo(value, within(1e-5)));
        }
    }

    @Test
    void twoHeadsAreJudgedEachByWhatItAnswers() {
        Map<String, Double> expected = new HashMap<>(metrics("funksvd-rank"));
        expected.put("rmse", metrics("funksvd").get("rmse"));
        expected.put("mae", metrics("funksvd").get("mae"));
        assertThat(metrics("two-heads")).isEqualTo(expected);
        assertThat(metrics("funksvd-rank")).doesNotContainKey("rmse");
        assertThat(metrics("funksvd").get("ndcg@10")).isNotEqualTo(expected.get("ndcg@10"));
    }

    @Test
    void popularityPredictsNoStars() {
        assertThat(metrics("popularity")).doesNotContainKeys("rmse", "mae").containsKey("ndcg@10");
    }

    @Test
    void everyNumberHasItsProtocol() {
        assertThat(evaluated.protocol())
                .containsKeys("split", "full-catalogue", "rated-only", "stars", "rmse", "mae", "ndcg@10", "coverage@10")
                .containsEntry("split", "by hand");
    }

    private static EvaluationReport found() {
        return night.storage()
                .read(night.run().evaluation(), EvaluationReport.class)
                .orElseThrow();
    }

    private static EvaluationReport.Scores row(String variant, String protocol) {
        return found().rows().stream()
                .filter(row -> row.name().equals(variant) && row.protocol().equals(protocol))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyIntervalHoldsWhatWasMeasured() {
        assertThat(found().rows())
                .allSatisfy(row -> assertThat(row.metrics().values())
                        .isNotEmpty()
                        .allSatisfy(
                                interval -> assertThat(interval.value()).isBetween(interval.low(), interval.high())));
        assertThat(row("als", EvaluationReport.FULL_CATALOGUE)
                        .metrics()
                        .get("ndcg")
                        .value())
                .isCloseTo(metrics("als").get("ndcg@10"), within(1e-12));
        assertThat(row("als", EvaluationReport.STARS).metrics().get("rmse").value())
                .isCloseTo(metrics("als").get("rmse"), within(1e-12));
    }

    @Test
    void referencesBoundEveryProtocol() {
        for (String protocol : List.of(EvaluationReport.FULL_CATALOGUE, EvaluationReport.RATED_ONLY)) {
            double best = row("oracle", protocol).metrics().get("ndcg").value();
            assertThat(row("oracle", protocol).reference()).isTrue();
            assertThat(row("popularity", protocol).reference()).isFalse();
            assertThat(List.of("random", "item-mean", "popularity", "bias", "als"))
                    .allSatisfy(name -> assertThat(
                                    row(name, protocol).metrics().get("ndcg").value())
                            .isLessThan(best));
        }
        assertThat(found().notes()).anySatisfy(note -> assertThat(note).startsWith("rated-only: any order at all"));
    }

    @Test
    void usersThatTrainingDoesNotKnowAreTold() {
        assertThat(found().notes())
                .contains("Judged as unknown, because they have held-out ratings but none in training: 5 users.");
    }

    @Test
    void allPairsOfTrainedModelsAreCompared() {
        assertThat(found().comparisons())
                .filteredOn(c -> c.metric().equals("rmse"))
                .extracting(c -> c.a() + " " + c.b())
                .containsExactly("bias als", "bias funksvd", "als funksvd");
        assertThat(found().comparisons())
                .filteredOn(
                        c -> c.protocol().equals("full-catalogue") && c.metric().equals("ndcg"))
                .hasSize(10)
                .allSatisfy(c -> assertThat(c.adjusted()).isBetween(c.p(), 1.0));
    }

    @Test
    void metricsOfEveryUserAreATable() {
        var lists = night.spark().read().parquet(night.run().listMetrics());

        for (String variant : List.of("als", "two-heads", "random")) {
            var mine = lists.filter(
                    col("variant").equalTo(variant).and(col("protocol").equalTo("full-catalogue")));
            assertThat(mine.select("user").distinct().count())
                    .isEqualTo(row(variant, "full-catalogue").users());
            assertThat(mine.agg(avg("ndcg")).head().getDouble(0))
                    .isCloseTo(
                            row(variant, "full-catalogue").metrics().get("ndcg").value(), within(1e-12));
        }
        var stars = night.spark().read().parquet(night.run().starErrors()).filter("variant = 'bias'");
        assertThat(stars.agg(sum("n")).head().getLong(0)).isEqualTo(TEST.size());
    }

    @Test
    void examplesShowWhatEachVariantWould() {
        assertThat(found().examples()).isNotEmpty().allSatisfy(example -> {
            assertThat(example.lists())
                    .containsOnlyKeys("popularity", "bias", "funksvd", "als", "funksvd-rank", "two-heads");
            assertThat(example.held())
                    .isNotEmpty()
                    .allSatisfy(film -> assertThat(film.title()).startsWith("Film "));
            assertThat(example.lists().get("als"))
                    .hasSize(10)
                    .anySatisfy(shown -> assertThat(shown.year()).isEqualTo(1999));
        });
    }

    @Test
    void evaluatingAgainFindsTheSame() {
        EvaluationReport before = found();

        new EvaluateStep(night).run(evaluated);

        assertThat(found()).isEqualTo(before);
    }

    @Test
    void nothingTrainedIsADataCheck() {
        assertThatThrownBy(() -> new EvaluateStep(night)
                        .run(RunReport.begun("test", TestNight.NOW, "test").withSplit("by hand")))
                .isInstanceOf(CineMatchException.class)
                .hasMessage("No variant could be judged on the test side.");
    }
}
