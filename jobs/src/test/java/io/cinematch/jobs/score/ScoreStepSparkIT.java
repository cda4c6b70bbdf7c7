package io.cinematch.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cinematch.jobs.TestData;
import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.ingest.IngestStep;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.settings.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreStepSparkIT {
    private static final int LIST = 25;
    private static final int EPOCHS = 3;

    @TempDir
    private static Path folder;

    private static NightContext night;
    private static RunReport ingested;

    @BeforeAll
    static void score() throws IOException {
        night = TestNight.in(
                folder.resolve("data"),
                Map.of(
                        "CINEMATCH_TRAIN_VARIANTS", "popularity,bias,funksvd,two-heads",
                        "CINEMATCH_PUBLISH_VARIANTS", "popularity,bias,funksvd,two-heads",
                        "CINEMATCH_VARIANTS_FUNKSVD_RANK", "7",
                        "CINEMATCH_VARIANTS_FUNKSVD_RANK_RANK", "5",
                        "CINEMATCH_SCORE_LIST_SIZE", Integer.toString(LIST)));
        ingested = new IngestStep(night, MovieLensFolder.recognise(TestData.write(folder.resolve("set"), 50, 20, 1)))
                .run(RunReport.begun("test", TestNight.NOW, "test"))
                .report();
        new ScoreStep(night)
                .run(ingested.withVariants(List.of(
                        judged("popularity", 0),
                        judged("bias", 0),
                        judged("funksvd", EPOCHS),
                        judged("funksvd-rank", 2))));
    }

    private static VariantReport judged(String name, int bestEpoch) {
        return new VariantReport(
                name, name, Map.of(), 1, List.of(new EpochStats(1, 0.03, 1, 1, false, 1, 1)), bestEpoch, Map.of());
    }

    private static Map<Long, UserRecord> records(String variant) {
        Map<Long, UserRecord> records = new TreeMap<>();
        night.spark()
                .read()
                .parquet(night.run().scored(variant) + "/users")
                .collectAsList()
                .forEach(r -> assertThat(records.put(r.getLong(0), UserRecordCodec.decode(r.getAs(1))))
                        .isNull());
        return records;
    }

    private static List<Row> items(String variant) {
        return night.spark()
                .read()
                .parquet(night.run().scored(variant) + "/items")
                .select("id", "model0.bias", "model0.features", "popularity")
                .orderBy("id")
                .collectAsList();
    }

    private static Map<Long, Map<Integer, Float>> ratings() {
        Map<Long, Map<Integer, Float>> ratings = new HashMap<>();
        night.spark()
                .read()
                .parquet(night.run().lakeRatings())
                .collectAsList()
                .forEach(r -> ratings.computeIfAbsent(r.getLong(0), u -> new TreeMap<>())
                        .put(r.getInt(1), r.getFloat(2)));
        return ratings;
    }

    @Test
    void everyListIsTheBestOfWhatTheUserHasNotRated() {
        for (String variant : List.of("popularity", "bias", "funksvd", "two-heads")) {
            List<Row> items = items(variant);
            Map<Long, Map<Integer, Float>> ratings = ratings();
            Map<Long, UserRecord> records = records(variant);
            assertThat(records.keySet()).isEqualTo(new TreeMap<>(ratings).keySet());
            records.forEach((user, record) -> {
                float[] p = record.models().get(0).p();
                List<Integer> expected = IntStream.range(0, items.size())
                        .boxed()
                        .filter(i -> !ratings.get(user)
                                .containsKey((int) items.get(i).getLong(0)))
                        .sorted(Comparator.comparingDouble((Integer i) -> -score(items.get(i), p))
                                .thenComparingInt(i -> i))
                        .limit(LIST)
                        .toList();
                // 40 movies, 20 of them rated: fewer are left than the list would hold.
                assertThat(record.list()).hasSizeLessThan(LIST).hasSize(items.size() - 20);
                assertThat(IntStream.of(record.list()).boxed().toList())
                        .as("%s for user %d", variant, user)
                        .isEqualTo(expected);
            });
        }
    }

    private static double score(Row item, float[] p) {
        double sum = item.getFloat(1);
        for (int f = 0; f < p.length; f++) {
            sum += (double) p[f] * item.<Float>getList(2).get(f);
        }
        return sum;
    }

    @Test
    void aRecordHoldsWhatAFoldInNeeds() {
        List<Row> items = items("funksvd");
        Map<Long, Map<Integer, Float>> ratings = ratings();

        records("funksvd").forEach((user, record) -> {
            assertThat(record.models()).hasSize(1);
            assertThat(record.models().get(0).p()).hasSize(7);
            assertThat(record.rated()).isSorted().hasSize(20);
            Map<Integer, Float> told = new TreeMap<>();
            for (int k = 0; k < 20; k++) {
                told.put((int) items.get(record.rated()[k]).getLong(0), record.stars()[k]);
            }
            assertThat(told).isEqualTo(ratings.get(user));
        });
    }

    @Test
    void aRecordOfTwoHeadsHasTheFactorsOfBothTrainedOnce() {
        Map<Long, UserRecord> stars = records("funksvd");

        records("two-heads").forEach((user, record) -> {
            assertThat(record.models()).extracting(m -> m.p().length).containsExactly(5, 7);
            assertThat(record.models().get(1).p())
                    .isEqualTo(stars.get(user).models().get(0).p());
            assertThat(record.list()).isNotEqualTo(stars.get(user).list());
        });
        List<HeadModel> models = night.storage()
                .read(night.run().scored("two-heads") + "/scored.json", ScoredRelease.class)
                .orElseThrow()
                .models();
        ItemTable items =
                ItemFiles.read(night.spark().read().parquet(night.run().scored("two-heads") + "/items"), models);
        List<Row> ofStars = items("funksvd");
        for (int i = 0; i < items.size(); i++) {
            assertThat(items.models().get(1).bias(i)).isEqualTo(ofStars.get(i).getFloat(1));
            assertThat(items.models().get(0).rank()).isEqualTo(5);
        }
    }

    @Test
    void itemsCarryTheirPopularity() {
        long ratings = ratings().values().stream().mapToLong(Map::size).sum();

        assertThat(items("funksvd").stream()
                        .mapToLong(r -> r.<Integer>getAs("popularity"))
                        .sum())
                .isEqualTo(ratings);
        items("popularity").forEach(r -> assertThat(r.getFloat(1)).isEqualTo((float) r.<Integer>getAs("popularity")));
    }

    @Test
    void isTrainedOnAllRatingsForTheEpochsThatWereBest() {
        Variant.FunkSvd configured =
                (Variant.FunkSvd) night.settings().variants().get("funksvd");
        TrainedModel expected = new Trainer(
                        night.spark().read().parquet(night.run().lakeRatings()))
                .train("funksvd", configured.forEpochs(EPOCHS), epoch -> {});

        assertThat(expected.epochs()).hasSize(EPOCHS);
        Map<Long, UserRecord> records = records("funksvd");
        for (Row user : expected.users().collectAsList()) {
            assertThat(records.get(user.getLong(0)).models().get(0).bias()).isEqualTo(user.getFloat(1));
        }
        List<String> factors = new ArrayList<>();
        items("funksvd").forEach(r -> factors.add(r.getLong(0) + " " + r.getFloat(1) + " " + r.getList(2)));
        assertThat(expected.items().orderBy("id").collectAsList())
                .extracting(r -> r.getLong(0) + " " + r.getFloat(1) + " " + r.getList(2))
                .isEqualTo(factors);
    }

    @Test
    void aVariantThatWasNotTrainedIsADataCheck() {
        assertThatThrownBy(() -> new ScoreStep(night).run(ingested.withVariants(List.of(judged("bias", 0)))))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("popularity is to be published but was not trained");
    }
}
