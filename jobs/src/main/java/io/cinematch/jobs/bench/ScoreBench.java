package io.cinematch.jobs.bench;

import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.score.UserTable;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.settings.VariantKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The best movies for every user, without those they have rated, beside MLlib's, which leaves those in. */
public final class ScoreBench {
    private static final int FEW = 3;

    private final Bench bench;
    private final int rank;
    private final int listSize;
    private final int blocks;
    private final int repeat;

    public ScoreBench(Bench bench, int rank, int listSize, int blocks, int repeat) {
        this.bench = bench;
        this.rank = rank;
        this.listSize = listSize;
        this.blocks = blocks;
        this.repeat = repeat;
    }

    public BenchReport run(MovieLensFolder folder) {
        Dataset<Row> ratings = BenchData.ratings(bench, folder);
        long users = ratings.select("user").distinct().count();
        TrainedModel model = new Trainer(ratings).train("funksvd", variant(), epoch -> {});
        FunkSVDModel estimated = Trainer.estimator("funksvd", variant()).fit(ratings);
        ALSModel als = als(ratings);
        UserHistories grouped = histories(ratings);
        List<Measured> measured = new Contest(bench, repeat)
                .run(List.of(
                        Contender.of(
                                "funksvd, histories at hand",
                                "item factors to every task, scores, lists, records; users' ratings grouped before",
                                users,
                                () -> write(model, grouped)),
                        Contender.of(
                                "funksvd, histories grouped too",
                                "the same, and the ratings grouped by user",
                                users,
                                () -> {
                                    UserHistories fresh = histories(ratings);
                                    write(model, fresh);
                                    fresh.forget();
                                }),
                        Contender.of(
                                "FunkSVDModel.recommendForAllUsers",
                                "all of it, the ratings to leave out brought to their users",
                                users,
                                () -> discard(estimated.recommendForAllUsers(listSize, ratings))),
                        Contender.of(
                                "ALSModel.recommendForAllUsers",
                                "all of it; rated movies are not left out",
                                users,
                                () -> discard(als.recommendForAllUsers(listSize)))));
        grouped.forget();
        ratings.unpersist();
        double reference = measured.get(3).medianSeconds();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("rank", rank);
        parameters.put("blocks", blocks);
        parameters.put("top", listSize);
        Map<String, Double> results = new LinkedHashMap<>();
        results.put("lists, histories at hand ÷ ALS lists", measured.get(0).medianSeconds() / reference);
        results.put("lists, histories grouped too ÷ ALS lists", measured.get(1).medianSeconds() / reference);
        results.put("FunkSVDModel's lists ÷ ALS lists", measured.get(2).medianSeconds() / reference);
        return new BenchReport(
                "score",
                bench.clock().instant(),
                Machine.of(bench.spark()),
                "%s, %,d users".formatted(BenchData.describe(folder), users),
                parameters,
                measured,
                results);
    }

    /** How well they are trained does not matter here. */
    private Variant.FunkSvd variant() {
        return (Variant.FunkSvd) VariantKeys.changed(
                bench.settings().variants().get("funksvd"),
                Map.of("rank", (double) rank, "maxIter", (double) FEW, "numBlocks", (double) blocks));
    }

    private ALSModel als(Dataset<Row> ratings) {
        return new ALS()
                .setUserCol("user")
                .setItemCol("movie")
                .setRatingCol("stars")
                .setRank(rank)
                .setMaxIter(FEW)
                .setNumBlocks(blocks)
                .fit(ratings);
    }

    private UserHistories histories(Dataset<Row> ratings) {
        return UserHistories.of(
                ratings.withColumn("held", lit(false)),
                bench.spark().sparkContext().defaultParallelism());
    }

    private void write(TrainedModel model, UserHistories histories) {
        TrainedItems items = TrainedItems.collect(
                model.items(), model.info().mu(), model.info().rank());
        try (UserTable table = new UserTable(bench.spark(), List.of(model), List.of(items), listSize)) {
            discard(table.of(histories));
        }
    }

    /** Every row is made and none is kept. */
    private static void discard(Dataset<Row> rows) {
        rows.write().format("noop").mode("overwrite").save();
    }
}
