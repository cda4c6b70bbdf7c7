package io.cinematch.jobs.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.release.Head;
import io.cinematch.model.settings.Variant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlsImplicitSparkIT {
    private static final int RANK = 4;
    private static final double LAMBDA = 0.07;
    private static final double ALPHA = 6;
    private static final Variant.AlsImplicit VARIANT = new Variant.AlsImplicit(RANK, 3, LAMBDA, ALPHA, 4, 2, 1);

    private static Dataset<Row> ratings;
    private static TrainedModel model;

    @BeforeAll
    static void train() {
        // Nobody likes movie 0, and user 0 likes nothing.
        ratings = SharedSpark.session().sql("""
                select u as user, cast(m as int) as movie,
                    cast(if(m = 0 or u = 0, 3.5, 0.5 + pmod(xxhash64(m, u), 10) / 2) as float) as stars
                from (select id as u from range(50)) cross join (select id as m from range(30))
                where pmod(xxhash64(u, m), 3) = 0
                """);
        model = new Trainer(ratings).train("als-implicit", VARIANT, epoch -> {});
    }

    /** Training ends with a half step for users: at each of them the gradient of what we say is minimised is zero. */
    @Test
    void itMinimisesWhatItsDocumentationSays() {
        Map<Long, List<Float>> items = factors(model.items());
        Map<Long, List<Float>> users = factors(model.users());
        Map<Long, Set<Long>> liked = liked();

        assertThat(users.keySet()).isEqualTo(liked.keySet());
        users.forEach((user, p) -> {
            double[] gradient = new double[RANK];
            items.forEach((item, q) -> {
                boolean likes = liked.get(user).contains(item);
                double residual = dot(p, q) - (likes ? 1 : 0);
                for (int f = 0; f < RANK; f++) {
                    gradient[f] += (likes ? 1 + ALPHA : 1) * residual * q.get(f);
                }
            });
            for (int f = 0; f < RANK; f++) {
                double rest = LAMBDA * liked.get(user).size() * p.get(f);
                assertThat(gradient[f] + rest)
                        .as("factor %d of user %d", f, user)
                        .isCloseTo(0, within(1e-4));
            }
        });
    }

    /** All variants rank the same catalogue, and what nobody liked is a part of it. */
    @Test
    void everyRatedMovieIsInTheModelThoseThatNobodyLikedWithZeroFactors() {
        Set<Long> rated = new HashSet<>();
        ratings.select("movie").distinct().collectAsList().forEach(r -> rated.add((long) r.getInt(0)));

        Map<Long, List<Float>> items = factors(model.items());

        assertThat(items.keySet()).isEqualTo(rated).contains(0L);
        assertThat(items.get(0L)).containsExactly(0f, 0f, 0f, 0f);
        assertThat(items.get(1L)).doesNotContain(0f);
    }

    @Test
    void itRanksAndPredictsNoStars() {
        assertThat(model.info().heads()).containsExactly(Head.RANK);
        assertThat(model.info().rank()).isEqualTo(RANK);
    }

    @Test
    void ratingsOfWhichNoneCountsAreToldAsSuch() {
        Dataset<Row> low = ratings.filter("stars < 5").cache();
        Variant.AlsImplicit five = new Variant.AlsImplicit(RANK, 3, LAMBDA, ALPHA, 5, 2, 1);
        Trainer trainer = new Trainer(low);

        assertThatThrownBy(() -> trainer.train("picky", five, epoch -> {}))
                .isInstanceOf(CineMatchException.class)
                .hasMessageContaining("No rating has at least 5.0 stars");
        low.unpersist();
    }

    private static Map<Long, Set<Long>> liked() {
        Map<Long, Set<Long>> liked = new HashMap<>();
        ratings.filter("stars >= 4")
                .collectAsList()
                .forEach(r -> liked.computeIfAbsent(r.getLong(0), u -> new HashSet<>())
                        .add((long) r.getInt(1)));
        return liked;
    }

    private static Map<Long, List<Float>> factors(Dataset<Row> table) {
        Map<Long, List<Float>> factors = new TreeMap<>();
        table.select("id", "features").collectAsList().forEach(r -> factors.put(r.getLong(0), r.getList(1)));
        Collection<List<Float>> all = factors.values();
        assertThat(all).allMatch(features -> features.size() == RANK);
        return factors;
    }

    private static double dot(List<Float> p, List<Float> q) {
        double sum = 0;
        for (int f = 0; f < RANK; f++) {
            sum += (double) p.get(f) * q.get(f);
        }
        return sum;
    }
}
