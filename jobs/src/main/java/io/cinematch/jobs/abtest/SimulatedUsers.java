package io.cinematch.jobs.abtest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.model.experiment.Buckets;
import io.cinematch.model.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The users of a simulated experiment, real ones with a held-out rating that they like, and what each is shown. */
final class SimulatedUsers implements AutoCloseable {
    private final NightContext night;
    private final UserHistories histories;
    private final TreeSet<Integer> catalogue = new TreeSet<>();

    /** Draws them by a hash of seed and user: the same from run to run, and most of them the same when more are drawn. */
    SimulatedUsers(NightContext night) {
        this.night = night;
        Settings.AbTest settings = night.settings().abTest();
        Dataset<Row> train = night.spark().read().parquet(night.run().train()).withColumn("held", lit(false));
        Dataset<Row> test = night.spark().read().parquet(night.run().test()).withColumn("held", lit(true));
        Dataset<Row> drawn = test.filter(
                        col("stars").geq(night.settings().evaluate().relevantStars()))
                .select("user")
                .distinct()
                .orderBy(xxhash64(lit(settings.seed()), col("user")), col("user"))
                .limit(settings.users());
        histories = UserHistories.of(
                train.unionByName(test).join(broadcast(drawn), "user"),
                night.spark().sparkContext().defaultParallelism());
    }

    /** What each is shown by the arm they are dealt, ordered by user. */
    List<ShownList> lists(String salt, List<String> arms) {
        List<ShownList> all = new ArrayList<>();
        for (String arm : arms) {
            all.addAll(lists(salt, arms, arm));
        }
        all.sort(Comparator.comparingLong(list -> list.user));
        return all;
    }

    private List<ShownList> lists(String salt, List<String> arms, String arm) {
        ModelFiles files = new ModelFiles(night.spark(), night.storage());
        String folder = night.run().model(night.settings().models(arm).get(0));
        ModelInfo info = files.info(folder);
        TrainedItems items = TrainedItems.collect(files.items(folder), info.mu(), info.rank());
        for (int movie : items.movies()) {
            catalogue.add(movie);
        }
        Settings.Evaluate evaluate = night.settings().evaluate();
        Broadcast<ArmLists> lists = JavaSparkContext.fromSparkContext(
                        night.spark().sparkContext())
                .broadcast(new ArmLists(arm, items, evaluate.k(), evaluate.relevantStars()));
        Map<String, Double> weights = new HashMap<>();
        arms.forEach(name -> weights.put(name, 1.0));
        List<ShownList> shown = histories
                .with(List.of(files.users(folder)), users -> {
                    Buckets deal = new Buckets(salt, weights);
                    return stream(users)
                            .filter(user -> deal.of(user.history().user).equals(arm))
                            .map(user -> lists.value().of(user))
                            .iterator();
                })
                .collect();
        lists.destroy();
        return shown;
    }

    private static Stream<KnownUser> stream(Iterator<KnownUser> users) {
        Iterable<KnownUser> all = () -> users;
        return StreamSupport.stream(all.spliterator(), false);
    }

    /** Movies that the arms so far could show, ascending. */
    int[] catalogue() {
        return catalogue.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void close() {
        histories.forget();
    }
}
