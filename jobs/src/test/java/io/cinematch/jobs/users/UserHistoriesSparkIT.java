package io.cinematch.jobs.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.holdenkarau.spark.testing.JavaRDDComparisons;
import io.cinematch.jobs.SharedSpark;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserHistoriesSparkIT {
    /** Users 0, 3, 6, … 297 and one far beyond the integers, with 1 to 80 ratings each; every fifth is held. */
    private static final Dataset<Row> RATINGS = SharedSpark.session().sql("""
            select if(u = 297, 5000000000, u) as user, cast(m as int) as movie, cast(1 + (u + m) % 9 / 2.0 as float) as stars,
              (u + m) % 5 = 0 as held
            from (select 3 * id as u from range(100)) lateral view explode(sequence(0, u % 80)) as m
            """);

    /** Factors of even users up to 400: of some with ratings, and of many without. */
    private static final Dataset<Row> FACTORS = SharedSpark.session().sql("""
            select 2 * id as id, cast(id as float) as bias, array(cast(id as float), -1f) as features from range(200)
            """);

    private static Iterator<String> told(Iterator<UserHistories.KnownUser> users) {
        List<String> lines = new ArrayList<>();
        users.forEachRemaining(known -> {
            UserHistory history = known.history();
            StringBuilder line = new StringBuilder().append(history.user);
            for (int k = 0; k < history.movies.length; k++) {
                line.append(' ')
                        .append(history.movies[k])
                        .append(':')
                        .append(history.stars[k])
                        .append(history.held[k] ? "h" : "");
            }
            lines.add(line.append(known.factors().stream()
                            .map(f -> f.map(u -> " %s %s".formatted(u.bias(), u.p()[0]))
                                    .orElse(" -"))
                            .collect(Collectors.joining()))
                    .toString());
        });
        return lines.iterator();
    }

    /** The same by hand. */
    private static List<String> expected(boolean factors) {
        TreeMap<Long, StringBuilder> lines = new TreeMap<>();
        for (Row r : RATINGS.orderBy("user", "movie").collectAsList()) {
            lines.computeIfAbsent(r.getLong(0), user -> new StringBuilder().append(user))
                    .append(" %d:%s%s".formatted(r.getInt(1), r.getFloat(2), r.getBoolean(3) ? "h" : ""));
        }
        return lines.entrySet().stream()
                .map(e -> factors && e.getKey() % 2 == 0 && e.getKey() < 400
                        ? "%s %s %s".formatted(e.getValue(), e.getKey() / 2f, e.getKey() / 2f)
                        : e.getValue() + " -")
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 13, 200})
    void everyUserMeetsTheirFactorsOrNone(int partitions) {
        UserHistories users = UserHistories.of(RATINGS.repartition(3), partitions);

        JavaRDD<String> met = users.with(List.of(FACTORS.repartition(5)), UserHistoriesSparkIT::told);

        JavaRDDComparisons.assertRDDEquals(SharedSpark.context().parallelize(expected(true)), met);
        assertThat(met.collect()).doesNotHaveDuplicates();
        users.forget();
    }

    @Test
    void everyUserMeetsTheirFactorsInEveryModel() {
        UserHistories users = UserHistories.of(RATINGS, 3);
        Dataset<Row> nobody = FACTORS.filter("id < 0");

        JavaRDD<String> met = users.with(List.of(FACTORS, nobody, FACTORS), UserHistoriesSparkIT::told);

        assertThat(met.collect())
                .containsExactlyInAnyOrderElementsOf(expected(true).stream()
                        .map(line -> line.endsWith(" -")
                                ? line + " - -"
                                : line + " -" + line.substring(line.lastIndexOf(' ', line.lastIndexOf(' ') - 1)))
                        .toList());
        users.forget();
    }

    @Test
    void aModelThatKnowsNobody() {
        UserHistories users = UserHistories.of(RATINGS, 4);

        JavaRDD<String> filtered = users.with(List.of(FACTORS.filter("id < 0")), UserHistoriesSparkIT::told);
        JavaRDD<String> empty = users.with(
                List.of(SharedSpark.session().createDataFrame(List.of(), FACTORS.schema())),
                UserHistoriesSparkIT::told);

        assertThat(filtered.collect()).containsExactlyInAnyOrderElementsOf(expected(false));
        assertThat(empty.collect()).containsExactlyInAnyOrderElementsOf(expected(false));
        users.forget();
    }

    @Test
    void forgettingLeavesNothingCached() {
        var before = List.copyOf(SharedSpark.cached());
        UserHistories users = UserHistories.of(RATINGS, 2);
        users.with(List.of(FACTORS), UserHistoriesSparkIT::told).count();

        users.forget();

        assertThat(SharedSpark.cached()).isSubsetOf(before);
    }
}
