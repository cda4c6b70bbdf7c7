package io.cinematch.jobs.funksvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.score.ItemFactors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Lists against all scores, sorted. Factors are small whole numbers, so that many scores are equal. */
class FunkSVDListsSparkIT {
    private static final int RANK = 2;
    private static final Map<Long, float[]> USERS = factors(1, 37, 5_000_000_000L);
    private static final Map<Long, float[]> ITEMS = factors(2, 23, 9_000_000_000L);
    private static final FunkSVDModel MODEL = model();

    private record Scored(long id, float score) {}

    /** Ids on both sides of zero and beyond the ints, each with bias and factors. */
    private static Map<Long, float[]> factors(long seed, int n, long apart) {
        Random random = new Random(seed);
        Map<Long, float[]> factors = new TreeMap<>();
        for (int k = 0; k < n; k++) {
            factors.put((k - 3) * apart, new float[] {random.nextInt(2), random.nextInt(3) - 1, random.nextInt(3) - 1});
        }
        return factors;
    }

    private static FunkSVDModel model() {
        List<Row> users = new ArrayList<>();
        USERS.forEach((id, f) -> users.add(RowFactory.create(id, f[0], new float[] {f[1], f[2]})));
        float[] b = new float[ITEMS.size()];
        float[] q = new float[ITEMS.size() * RANK];
        long[] ids = ITEMS.keySet().stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < ids.length; i++) {
            b[i] = ITEMS.get(ids[i])[0];
            System.arraycopy(ITEMS.get(ids[i]), 1, q, i * RANK, RANK);
        }
        Dataset<Row> table = SharedSpark.session()
                .createDataFrame(SharedSpark.context().parallelize(users, 3), FunkSVDModel.FACTORS);
        SentItems items = new SentItems(new TrainedItems(ids, new ItemFactors(3, RANK, b, q)));
        return new FunkSVDModel("lists", table, items, new TrainingSummary(List.of(), 0, 0, 0, 0))
                .setUserCol("who")
                .setItemCol("film")
                .setPredictionCol("stars")
                .setColdStartStrategy("nan");
    }

    private static float score(float[] user, float[] item) {
        return 3 + user[0] + item[0] + user[1] * item[1] + user[2] * item[2];
    }

    private static List<Scored> best(float[] of, Map<Long, float[]> others, int n, Set<Long> without) {
        return others.entrySet().stream()
                .filter(other -> !without.contains(other.getKey()))
                .map(other -> new Scored(other.getKey(), score(of, other.getValue())))
                .sorted(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::id))
                .limit(n)
                .toList();
    }

    private static Map<Long, List<Scored>> best(Map<Long, float[]> of, Map<Long, float[]> others, int n) {
        return of.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> best(e.getValue(), others, n, Set.of())));
    }

    /** The lists of a table, whose ids must not come twice. */
    private static Map<Long, List<Scored>> lists(Dataset<Row> table) {
        return table.collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getLong(0),
                        row -> row.<Row>getList(1).stream()
                                .map(entry -> new Scored(entry.getLong(0), entry.getFloat(1)))
                                .toList()));
    }

    private static Dataset<Row> pairs(List<Row> rows) {
        return SharedSpark.session()
                .createDataFrame(
                        rows, new StructType().add("who", DataTypes.LongType).add("film", DataTypes.LongType));
    }

    @Test
    void everyListIsTheBestOfAllScores() {
        for (int n : new int[] {1, 5, 100}) {
            assertThat(lists(MODEL.recommendForAllUsers(n))).isEqualTo(best(USERS, ITEMS, n));
            assertThat(lists(MODEL.recommendForAllItems(n))).isEqualTo(best(ITEMS, USERS, n));
        }
    }

    @Test
    void tablesAreNamedAndTypedAsThoseOfAls() {
        assertThat(MODEL.recommendForAllUsers(2).schema().simpleString())
                .isEqualTo("struct<who:bigint,recommendations:array<struct<film:bigint,rating:float>>>");
        assertThat(MODEL.recommendForAllItems(2).schema().simpleString())
                .isEqualTo("struct<film:bigint,recommendations:array<struct<who:bigint,rating:float>>>");
        assertThat(MODEL.recommendForAllItems(2).collectAsList())
                .extracting(row -> row.getLong(0))
                .isSorted();
    }

    @Test
    void whatAUserHasRatedMakesRoomForTheNext() {
        Random random = new Random(3);
        Map<Long, Set<Long>> rated = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (long user : USERS.keySet()) {
            for (long item : ITEMS.keySet()) {
                // Some have rated nothing, one everything; some rows come twice.
                if (user == 0 || (user % 3 != 0 && random.nextInt(3) == 0)) {
                    rated.computeIfAbsent(user, u -> new TreeSet<>()).add(item);
                    rows.add(RowFactory.create(user, item));
                    rows.add(RowFactory.create(user, item));
                }
            }
        }
        rows.add(RowFactory.create(0L, 123L));
        rows.add(RowFactory.create(123L, 0L));
        rows.add(RowFactory.create(null, 0L));
        rows.add(RowFactory.create(5_000_000_000L, null));

        for (int n : new int[] {4, 100}) {
            Map<Long, List<Scored>> expected = USERS.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            e -> best(e.getValue(), ITEMS, n, rated.getOrDefault(e.getKey(), Set.of()))));

            assertThat(lists(MODEL.recommendForAllUsers(n, pairs(rows)))).isEqualTo(expected);
            expected.keySet().retainAll(Set.of(0L, 5_000_000_000L));
            assertThat(lists(MODEL.recommendForUserSubset(
                            pairs(rows).filter("who in (0, 123, 5000000000)"), n, pairs(rows))))
                    .isEqualTo(expected);
        }
        assertThat(lists(MODEL.recommendForAllUsers(4, pairs(List.of())))).isEqualTo(best(USERS, ITEMS, 4));
    }

    @Test
    void aSubsetIsListedOnceEachAndStrangersAreNot() {
        List<Row> rows = new ArrayList<>(List.of(
                RowFactory.create(10_000_000_000L, 9_000_000_000L),
                RowFactory.create(10_000_000_000L, 9_000_000_000L),
                RowFactory.create(-5_000_000_000L, 0L),
                RowFactory.create(77L, 77L)));
        rows.add(RowFactory.create(null, null));

        Map<Long, List<Scored>> users = best(USERS, ITEMS, 3);
        users.keySet().retainAll(Set.of(10_000_000_000L, -5_000_000_000L));
        assertThat(lists(MODEL.recommendForUserSubset(pairs(rows), 3))).isEqualTo(users);
        Map<Long, List<Scored>> items = best(ITEMS, USERS, 3);
        items.keySet().retainAll(Set.of(9_000_000_000L, 0L));
        assertThat(lists(MODEL.recommendForItemSubset(pairs(rows), 3))).isEqualTo(items);
        assertThat(lists(MODEL.recommendForUserSubset(pairs(rows).filter("who = 77"), 3)))
                .isEmpty();
        assertThat(lists(MODEL.recommendForItemSubset(pairs(rows).filter("who = 77"), 3)))
                .isEmpty();
    }

    @Test
    void aListHasTheScoresThatTransformPredicts() {
        Dataset<Row> listed = MODEL.recommendForAllUsers(6)
                .selectExpr("who", "inline(recommendations)")
                .withColumnRenamed("rating", "score");

        assertThat(MODEL.transform(listed).filter("score = stars").count()).isEqualTo(6L * USERS.size());
    }

    @Test
    void listsThatCannotBeAreRefusedBeforeAnyJob() {
        JobCounter jobs = JobCounter.listen();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.recommendForAllUsers(0))
                .withMessage("a list must have room for at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.recommendForItemSubset(pairs(List.of()).drop("film"), 3))
                .withMessageContaining("there is no column film");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MODEL.recommendForAllUsers(3, pairs(List.of()).selectExpr("string(who) as who", "film")))
                .withMessageContaining("column who must hold whole numbers");
        assertThat(jobs.stop()).isZero();
    }
}
