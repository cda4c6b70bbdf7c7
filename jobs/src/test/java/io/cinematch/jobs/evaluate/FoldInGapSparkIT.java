package io.cinematch.jobs.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cinematch.jobs.SharedSpark;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.users.UserHistory;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.foldin.FoldIn;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How good lists and stars are that come from a fold-in, beside those of the same users when training knew them. Measured
 * with the default variants: NDCG@10 1.009 times that of training for the rank head, 0.994 for strangers, 0.60 for
 * strangers with ten ratings (of the oldest movies they rated); RMSE 0.997 times that of training for the stars head.
 */
class FoldInGapSparkIT {
    private static final String DATASETS = System.getenv("CINEMATCH_DATASETS");
    private static final int NONE = -1;
    private static final int ALL = Integer.MAX_VALUE;
    private static final String STRANGER = "pmod(user, 10) = 3";

    private static final Map<String, TrainedModel> MODELS = new HashMap<>();

    private static Dataset<Row> ratings;

    @BeforeAll
    static void read() {
        assumeTrue(DATASETS != null, "CINEMATCH_DATASETS does not say where the MovieLens data sets are");
        ratings = SharedSpark.session()
                .read()
                .option("header", "true")
                .schema("user long, movie int, stars float, time long")
                .csv(Path.of(DATASETS, "ml-latest-small", "ratings.csv").toString())
                .withColumn("held", expr("pmod(xxhash64(user, movie), 5) = 0"))
                .cache();
        for (String variant : List.of("funksvd", "funksvd-rank")) {
            MODELS.put(variant, trained(variant, ratings.filter("not held")));
        }
    }

    @AfterAll
    static void forget() {
        if (ratings != null) {
            ratings.unpersist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"funksvd", "funksvd-rank"})
    void usersOfTheTrainingDataAreRankedForAsWell(String variant) {
        TrainedModel model = MODELS.get(variant);

        double ratio = metric("ndcg@10", model, ratings, ALL) / metric("ndcg@10", model, ratings, NONE);

        assertThat(ratio).isGreaterThan(0.97);
    }

    @Test
    void starsArePredictedAsWell() {
        TrainedModel model = MODELS.get("funksvd");

        double ratio = metric("rmse", model, ratings, ALL) / metric("rmse", model, ratings, NONE);

        assertThat(ratio).isLessThan(1.02);
    }

    /** They pay for item factors that have learned nothing of them too, a tenth of all users. */
    @Test
    void strangersAreRankedForNearlyAsWellAsIfTrainingHadKnownThem() {
        TrainedModel without =
                trained("funksvd-rank", ratings.filter("not held").filter("not " + STRANGER));
        Dataset<Row> knownMovies = without.items().select(col("id").cast("int").as("movie"));
        Dataset<Row> strangers = ratings.filter(STRANGER);
        Dataset<Row> theirs = strangers
                .filter("held")
                .unionByName(strangers.filter("not held").join(knownMovies, "movie"));

        double trained = metric("ndcg@10", MODELS.get("funksvd-rank"), strangers, NONE);

        assertThat(metric("ndcg@10", without, theirs, ALL) / trained).isGreaterThan(0.9);
        assertThat(metric("ndcg@10", without, theirs, 10) / trained).isGreaterThan(0.5);
    }

    private static TrainedModel trained(String variant, Dataset<Row> training) {
        Settings settings = SettingsLoader.load(List.of(), Map.of());
        return new Trainer(training).train(variant, settings.variants().get(variant), epoch -> {});
    }

    /** @param most training ratings of each user to fold in, or NONE for the factors that training found */
    private static double metric(String name, TrainedModel model, Dataset<Row> of, int most) {
        ModelInfo info = model.info();
        TrainedItems items = TrainedItems.collect(model.items(), info.mu(), info.rank());
        int[] ids = items.movies();
        Yardstick by = Yardstick.ofRanking(
                10, 4, new Candidates(ids, new long[ids.length], new float[ids.length], info.meanStars(), 1));
        ModelScorer scorer = new ModelScorer(info, items, by.candidates);
        Regularisation lambda = info.lambda();
        Missing missing = info.missing();
        UserHistories users = UserHistories.of(of, 2);
        List<JudgedUser> judged = users.with(List.of(model.users()), known -> {
                    UserJudge judge = new UserJudge(by, scorer);
                    FoldIn foldIn = new FoldIn(items.factors, lambda, missing);
                    Iterator<KnownUser> asked =
                            most == NONE ? known : folded(known, user -> solved(foldIn, items, user, most));
                    List<JudgedUser> all = new ArrayList<>();
                    asked.forEachRemaining(user -> all.add(judge.judge(user)));
                    return all.iterator();
                })
                .collect();
        users.forget();
        Tally tally = new Tally(ids.length, by.groups.size());
        return new Judged(judged, tally, scorer.predictsStars()).summary(10).get(name);
    }

    private static Iterator<KnownUser> folded(Iterator<KnownUser> users, Function<UserHistory, UserFactors> solver) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return users.hasNext();
            }

            @Override
            public KnownUser next() {
                UserHistory history = users.next().history();
                return new KnownUser(history, List.of(Optional.of(solver.apply(history))));
            }
        };
    }

    private static UserFactors solved(FoldIn foldIn, TrainedItems items, UserHistory user, int most) {
        int[] given = IntStream.range(0, user.movies.length)
                .filter(r -> !user.held[r] && items.indexOf(user.movies[r]) >= 0)
                .limit(most)
                .toArray();
        float[] stars = new float[given.length];
        for (int k = 0; k < given.length; k++) {
            stars[k] = user.stars[given[k]];
        }
        return foldIn.solve(
                Arrays.stream(given).map(r -> items.indexOf(user.movies[r])).toArray(), stars);
    }
}
