package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved is what is loaded, alone and in a pipeline. */
class FunkSVDSaveSparkIT {
    private static final Dataset<Row> RATINGS =
            RatingTable.of(RatingTable.tastes(40, 20, 10, 5)).toDF("who", "film", "stars");

    /** One value that is not the default for every parameter there is. */
    private static final Map<String, Object> OTHERS = Map.ofEntries(
            Map.entry("userCol", "who"),
            Map.entry("itemCol", "film"),
            Map.entry("ratingCol", "stars"),
            Map.entry("predictionCol", "guess"),
            Map.entry("coldStartStrategy", "drop"),
            Map.entry("rank", 3),
            Map.entry("maxIter", 4),
            Map.entry("stepSize", 0.02),
            Map.entry("stepDecay", 0.9),
            Map.entry("biasStep", 0.3),
            Map.entry("regParam", 0.06),
            Map.entry("itemRegParam", 0.07),
            Map.entry("userBiasRegParam", 0.08),
            Map.entry("itemBiasRegParam", 0.09),
            Map.entry("missingWeight", 0.1),
            Map.entry("missingRating", 1.0),
            Map.entry("missingPerRating", 2),
            Map.entry("initStdDev", 0.03),
            Map.entry("validationShare", 0.2),
            Map.entry("patience", 2),
            Map.entry("numBlocks", 3),
            Map.entry("seed", 9_000_000_000L));

    @TempDir
    Path folder;

    private static FunkSVD estimator() {
        FunkSVD estimator = new FunkSVD("mine");
        for (Param<?> param : estimator.params()) {
            assertThat(OTHERS).as("a value for each parameter").containsKey(param.name());
            estimator.set(param.name(), OTHERS.get(param.name()));
        }
        return estimator;
    }

    /** Names and values of what is set; then of the defaults. */
    private static List<Map<String, Object>> values(Params params) {
        Map<String, Object> set = new TreeMap<>();
        Map<String, Object> defaults = new TreeMap<>();
        for (Param<?> param : params.params()) {
            if (params.isSet(param)) {
                set.put(param.name(), params.getOrDefault(param));
            }
            params.getDefault(param).foreach(value -> defaults.put(param.name(), value));
        }
        return List.of(set, defaults);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void anEstimatorComesBackWithEveryParameter() throws IOException {
        FunkSVD estimator = estimator();
        estimator.save(path("estimator"));
        new FunkSVD("plain").save(path("plain"));

        FunkSVD loaded = FunkSVD.load(path("estimator"));

        assertThat(loaded.uid()).isEqualTo("mine");
        assertThat(values(loaded)).isEqualTo(values(estimator)).first().isEqualTo(new TreeMap<>(OTHERS));
        assertThat(values(FunkSVD.load(path("plain")))).isEqualTo(values(new FunkSVD()));
    }

    @Test
    void aModelComesBackWithItsBitsItsParametersAndItsTraining() throws IOException {
        FunkSVDModel model = estimator().fit(RATINGS);
        model.save(path("model"));

        FunkSVDModel loaded = FunkSVDModel.load(path("model"));

        assertThat(loaded.uid()).isEqualTo(model.uid()).isEqualTo("mine");
        assertThat(RatingTable.bits(loaded)).isEqualTo(RatingTable.bits(model)).hasSize(61);
        assertThat(loaded.summary()).isEqualTo(model.summary());
        assertThat(loaded.summary().epochs()).hasSizeBetween(2, 4);
        assertThat(values(loaded)).isEqualTo(values(model)).first().isEqualTo(new TreeMap<>(OTHERS));
        assertThat(loaded.transform(RATINGS).orderBy("who", "film").collectAsList())
                .isEqualTo(model.transform(RATINGS).orderBy("who", "film").collectAsList());
        assertThat(loaded.recommendForAllItems(3).collectAsList())
                .isEqualTo(model.recommendForAllItems(3).collectAsList());
    }

    @Test
    void withoutAHeldOutShareTheSummaryIsNotANumberAndStillSaved() throws IOException {
        FunkSVDModel model = estimator().setValidationShare(0).fit(RATINGS);
        model.save(path("model"));

        assertThat(FunkSVDModel.load(path("model")).summary()).isEqualTo(model.summary());
        assertThat(model.summary().epochs().get(0).validationRmse()).isNaN();
    }

    @Test
    void onlyOverwriteTakesAPlaceThatIsTaken() throws IOException {
        FunkSVDModel first = estimator().fit(RATINGS);
        FunkSVDModel second = estimator().setSeed(2).fit(RATINGS);
        first.save(path("model"));

        assertThatThrownBy(() -> second.save(path("model")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("already exists");
        assertThat(RatingTable.bits(FunkSVDModel.load(path("model")))).isEqualTo(RatingTable.bits(first));
        second.write().overwrite().save(path("model"));
        FunkSVDModel loaded = FunkSVDModel.load(path("model"));
        assertThat(RatingTable.bits(loaded)).isEqualTo(RatingTable.bits(second));
        // Overwriting deletes first: it would take from this model the users that it has only there.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loaded.write().overwrite().save(path("model")))
                .withMessageContaining("its users are still read from there: save it to another folder");
        assertThat(RatingTable.bits(FunkSVDModel.load(path("model")))).isEqualTo(RatingTable.bits(second));
    }

    @Test
    void aFolderWithoutAModelIsRefusedByName() throws IOException {
        estimator().save(path("estimator"));
        Files.createDirectories(folder.resolve("empty"));

        for (String name : List.of("empty", "nowhere")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FunkSVDModel.load(path(name)))
                    .withMessageContaining("there is no FunkSVDModel in " + path(name));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FunkSVD.load(path(name)))
                    .withMessageContaining("there is no FunkSVD in " + path(name));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunkSVDModel.load(path("estimator")))
                .withMessageContaining("Expected class name " + FunkSVDModel.class.getName())
                .withMessageContaining("found class name " + FunkSVD.class.getName());
    }

    @Test
    void pipelinesAndValidatorsFindTheirWayBack() throws IOException {
        SQLTransformer half =
                new SQLTransformer().setStatement("SELECT who, film, stars, stars / 2 AS half FROM __THIS__");
        FunkSVD estimator = estimator().setRatingCol("half");
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {half, estimator});
        ParamMap[] grid = new ParamGridBuilder()
                .addGrid(estimator.rank(), new int[] {1, 2})
                .build();
        CrossValidator validator = new CrossValidator()
                .setEstimator(pipeline)
                .setEstimatorParamMaps(grid)
                .setEvaluator(new RegressionEvaluator().setLabelCol("half").setPredictionCol("guess"))
                .setNumFolds(2);
        validator.save(path("validator"));

        CrossValidatorModel chosen = CrossValidator.load(path("validator")).fit(RATINGS);
        chosen.save(path("chosen"));

        PipelineModel before = (PipelineModel) chosen.bestModel();
        PipelineModel after =
                (PipelineModel) CrossValidatorModel.load(path("chosen")).bestModel();
        assertThat(after.stages()[1]).isInstanceOf(FunkSVDModel.class);
        assertThat(after.transform(RATINGS).orderBy("who", "film").collectAsList())
                .isEqualTo(before.transform(RATINGS).orderBy("who", "film").collectAsList());
    }

    @Test
    void aTrainValidationSplitIsSavedWithItsChoice() throws IOException {
        FunkSVD estimator = estimator().setMissingWeight(0);
        TrainValidationSplitModel chosen = new TrainValidationSplit()
                .setEstimator(estimator)
                .setEstimatorParamMaps(new ParamGridBuilder()
                        .addGrid(estimator.stepSize(), new double[] {1e-6, 0.1})
                        .build())
                .setEvaluator(new RegressionEvaluator().setLabelCol("stars").setPredictionCol("guess"))
                .setSeed(1)
                .fit(RATINGS);
        chosen.save(path("chosen"));

        TrainValidationSplitModel loaded = TrainValidationSplitModel.load(path("chosen"));

        assertThat(chosen.validationMetrics()[1]).isLessThan(chosen.validationMetrics()[0]);
        // The model tells what it was trained with, so which of the grid was chosen.
        assertThat(values((FunkSVDModel) loaded.bestModel()).get(0)).containsEntry("stepSize", 0.1);
    }
}
