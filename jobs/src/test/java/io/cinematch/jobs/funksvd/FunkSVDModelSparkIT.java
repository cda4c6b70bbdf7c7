package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** The model as Spark ML sees it. */
class FunkSVDModelSparkIT {
    private static final Dataset<Row> RATINGS = RatingTable.of(RatingTable.tastes(60, 30, 15, 2));

    private static FunkSVD estimator() {
        return new FunkSVD().setRank(6).setMaxIter(5).setNumBlocks(2);
    }

    private static Map<Long, Row> byId(Dataset<Row> factors) {
        return factors.collectAsList().stream().collect(Collectors.toMap(r -> r.getLong(0), Function.identity()));
    }

    @Test
    void aPredictionIsTheSumOfItsParts() {
        FunkSVDModel model = estimator().fit(RATINGS);
        Map<Long, Row> users = byId(model.userFactors());
        Map<Long, Row> items = byId(model.itemFactors());

        List<Row> predicted = model.transform(RATINGS).collectAsList();

        assertThat(predicted).hasSize(900).allSatisfy(row -> {
            Row user = users.get(row.getLong(0));
            Row item = items.get(row.getLong(1));
            double expected = model.mu() + user.getFloat(1) + item.getFloat(1);
            for (int f = 0; f < 6; f++) {
                expected += (double) user.<Float>getList(2).get(f)
                        * item.<Float>getList(2).get(f);
            }
            assertThat((double) row.getFloat(3)).isCloseTo(expected, within(1e-5));
        });
        assertThat(model.transform(RATINGS).columns()).containsExactly("user", "item", "rating", "prediction");
    }

    @Test
    void strangersGetNanOrNoRow() {
        FunkSVDModel model = estimator().fit(RATINGS);
        List<Row> rows = new ArrayList<>(
                List.of(RatingTable.row(1, 2, 3), RatingTable.row(999, 2, 3), RatingTable.row(1, 999, 3)));
        rows.add(RowFactory.create(null, 2L, 3f));
        Dataset<Row> mixed = RatingTable.of(rows);

        List<Row> all = model.transform(mixed).collectAsList();
        List<Row> known = model.setColdStartStrategy("drop").transform(mixed).collectAsList();

        assertThat(all).hasSize(4);
        assertThat(all.stream().filter(r -> Float.isNaN(r.getFloat(3)))).hasSize(3);
        assertThat(known)
                .singleElement()
                .satisfies(r -> assertThat(r.getLong(1)).isEqualTo(2));
    }

    @Test
    void parametersPassToTheModelAndDefaultsStayDefaults() {
        FunkSVDModel model =
                estimator().setPredictionCol("stars").setUserCol("user").fit(RATINGS);

        assertThat(model.transform(RATINGS).columns()).contains("stars");
        assertThat(model.isSet(model.getParam("predictionCol"))).isTrue();
        assertThat(model.isSet(model.getParam("coldStartStrategy"))).isFalse();
        assertThat(model.copy(ParamMap.empty()).transform(RATINGS).columns()).contains("stars");
        assertThat(model.hasParent()).isTrue();
        assertThat(estimator().explainParams()).contains("numBlocks: blocks of users and of items");
        FunkSVD estimator = estimator();
        assertThat(estimator.copy(ParamMap.empty()).getOrDefault(estimator.rank()))
                .isEqualTo(6);
    }

    @Test
    void aTableThatCannotBePredictedIsRefusedByName() {
        FunkSVDModel model = estimator().fit(RATINGS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.transform(RATINGS.withColumnRenamed("item", "film")))
                .withMessageContaining("there is no column item");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.transform(RATINGS.withColumnRenamed("rating", "prediction")))
                .withMessageContaining("there already is a column prediction");
    }

    @Test
    void worksInAPipeline() {
        SQLTransformer half = new SQLTransformer().setStatement("SELECT user, item, rating / 2 AS half FROM __THIS__");
        Pipeline pipeline =
                new Pipeline().setStages(new PipelineStage[] {half, estimator().setRatingCol("half")});

        PipelineModel model = pipeline.fit(RATINGS);

        assertThat(model.transform(RATINGS).selectExpr("avg(prediction)").head().getDouble(0))
                .isCloseTo(RATINGS.selectExpr("avg(rating) / 2").head().getDouble(0), within(0.05));
        assertThat(pipeline.transformSchema(RATINGS.schema()).fieldNames()).contains("half", "prediction");
    }

    @Test
    void crossValidationChoosesTheRank() {
        FunkSVD estimator = estimator()
                .setColdStartStrategy("drop")
                .setStepSize(0.1)
                .setInitStdDev(0.1)
                .setMaxIter(8)
                .setNumBlocks(1);
        ParamMap[] grid = new ParamGridBuilder()
                .addGrid(estimator.rank(), new int[] {1, 4})
                .addGrid(estimator.regParam(), new double[] {0.05, 10})
                .build();

        CrossValidatorModel chosen = new CrossValidator()
                .setEstimator(estimator)
                .setEstimatorParamMaps(grid)
                .setEvaluator(new RegressionEvaluator().setLabelCol("rating").setMetricName("rmse"))
                .setNumFolds(2)
                .setSeed(1)
                .fit(RATINGS);

        // A regularisation of 10 forgets everything: both of its entries must be the worse ones.
        double[] rmse = chosen.avgMetrics();
        assertThat(rmse).hasSize(4).doesNotContain(Double.NaN);
        for (int k = 0; k < 4; k++) {
            boolean sane = grid[k].toString().contains("regParam: 0.05");
            assertThat(rmse[k] < 0.9).as("%s gives %s", grid[k], rmse[k]).isEqualTo(sane);
        }
        assertThat(((FunkSVDModel) chosen.bestModel()).transform(RATINGS).count())
                .isEqualTo(900);
    }
}
