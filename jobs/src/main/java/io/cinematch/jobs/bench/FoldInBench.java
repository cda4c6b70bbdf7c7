package io.cinematch.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.cinematch.jobs.evaluate.Judge;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.split.Splitter;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How good lists are for users whom training has not seen and who are folded in from their ratings, beside lists for the
 * same users when it has. Both rank all movies but those the user has rated on the training side, and are judged by the
 * user's ratings on the other side.
 */
public final class FoldInBench {
    /** One user of this many is kept from training. */
    private static final int ONE_OF = 10;

    private final Bench bench;
    private final String name;
    private final Variant variant;
    private final int few;

    /**
     * @param name of a configured variant with factors
     * @param few from how many ratings users are folded in, beside from all of theirs
     */
    public FoldInBench(Bench bench, String name, int few) {
        this.bench = bench;
        this.name = name;
        this.variant = bench.settings().variants().get(name);
        this.few = few;
        if (!(variant instanceof Variant.FunkSvd || variant instanceof Variant.Als)) {
            throw new CineMatchException(
                    ExitCode.USAGE,
                    "Nobody can be folded into %s: it is no variant with factors.".formatted(name),
                    "Name one whose algorithm is funksvd or als.");
        }
    }

    public BenchReport run(MovieLensFolder folder) {
        Settings.Split split = bench.settings().split();
        Dataset<Row> ratings = BenchData.ratings(bench, folder);
        Dataset<Row> train = BenchData.side(ratings, split, false);
        Dataset<Row> test = BenchData.side(ratings, split, true);
        Column unseen = xxhash64(lit(split.seed()), col("user")).mod(ONE_OF).equalTo(0);
        Dataset<Row> others = BenchData.cached(train.filter(unseen.unary_$bang()));
        UserHistories histories = UserHistories.of(
                train.withColumn("held", lit(false))
                        .unionByName(test.withColumn("held", lit(true)))
                        .filter(unseen),
                bench.spark().sparkContext().defaultParallelism());
        Judge judge = Judge.of(bench.spark(), bench.settings().evaluate(), train, histories);
        TrainedModel with = new Trainer(train).train(name, variant, epoch -> {});
        Map<String, Double> trained = judge.metrics(with.info(), with.users(), with.items());
        long started = System.nanoTime();
        TrainedModel without = new Trainer(others).train(name, variant, epoch -> {});
        double seconds = (System.nanoTime() - started) / 1e9;
        FoldedUsers folded = new FoldedUsers(bench.spark(), without, histories);
        Map<String, Double> fromAll = judge.metrics(without.info(), folded.from(Integer.MAX_VALUE), without.items());
        Map<String, Double> fromFew = judge.metrics(without.info(), folded.from(few), without.items());
        judge.close();
        histories.forget();
        List.of(ratings, train, test, others).forEach(Dataset::unpersist);
        String ndcg = "ndcg@" + bench.settings().evaluate().k();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("variant", name);
        parameters.put("users kept from training", "one of " + ONE_OF);
        parameters.put("split", Splitter.describe(split));
        Map<String, Double> results = new LinkedHashMap<>();
        results.put("users judged", trained.get("users"));
        results.put(ndcg + " when trained with them", trained.get(ndcg));
        results.put(ndcg + " folded in from all their ratings", fromAll.get(ndcg));
        results.put(ndcg + " folded in from %d ratings".formatted(few), fromFew.get(ndcg));
        results.put("folded in from all ÷ trained with them", fromAll.get(ndcg) / trained.get(ndcg));
        results.put("folded in from %d ÷ trained with them".formatted(few), fromFew.get(ndcg) / trained.get(ndcg));
        return new BenchReport(
                "foldin",
                bench.clock().instant(),
                Machine.of(bench.spark()),
                BenchData.describe(folder),
                parameters,
                List.of(new Measured(
                        "training without them", "not what is measured here", List.of(seconds), 0, Map.of())),
                results);
    }
}
