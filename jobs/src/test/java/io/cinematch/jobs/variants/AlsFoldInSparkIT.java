package io.cinematch.jobs.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.foldin.FoldIn;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.settings.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Spark's ALS ends with a half step that solves users against fixed movies: an independent fold-in, by LAPACK. */
class AlsFoldInSparkIT {
    @Test
    void foldingInTheUsersOfAlsGivesSparksOwnHalfStep() {
        Dataset<Row> ratings = SharedSpark.session().sql("""
                select u as user, cast(m as int) as movie, cast(0.5 + pmod(xxhash64(m, u), 10) / 2 as float) as stars
                from (select id as u from range(60)) cross join (select id as m from range(40))
                where pmod(xxhash64(u, m), 60) < u
                """);
        TrainedModel als = new Trainer(ratings).train("als", new Variant.Als(6, 3, 0.08, 2, 1), epoch -> {});
        TrainedItems items = TrainedItems.collect(als.items(), 0, 6);
        FoldIn foldIn =
                new FoldIn(items.factors, als.info().lambda(), als.info().missing());
        Map<Long, List<Row>> byUser = new HashMap<>();
        ratings.collectAsList()
                .forEach(r -> byUser.computeIfAbsent(r.getLong(0), u -> new ArrayList<>())
                        .add(r));

        List<Row> users = als.users().collectAsList();
        assertThat(users).hasSize(byUser.size()).hasSizeGreaterThan(50);
        for (Row user : users) {
            List<Row> own = byUser.get(user.getLong(0));
            float[] stars = new float[own.size()];
            for (int k = 0; k < stars.length; k++) {
                stars[k] = own.get(k).getFloat(2);
            }
            UserFactors solved = foldIn.solve(
                    own.stream().mapToInt(r -> items.indexOf(r.getInt(1))).toArray(), stars);
            assertThat(solved.bias()).isZero();
            for (int f = 0; f < 6; f++) {
                assertThat(solved.p()[f])
                        .as("factor %d of user %d with %d ratings", f, user.getLong(0), stars.length)
                        .isCloseTo(user.<Float>getList(2).get(f), within(2e-5f));
            }
        }
    }
}
