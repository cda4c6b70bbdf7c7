package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.users.UserHistories.KnownUser;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.model.settings.Settings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Judges what makes lists and predicts stars on the held-out ratings of users' histories; {@link UserJudge} says how. */
public final class Judge implements AutoCloseable {
    private final JavaSparkContext spark;
    private final UserHistories histories;
    private final Yardstick by;
    private final Broadcast<Yardstick> yardstick;

    Judge(JavaSparkContext spark, UserHistories histories, Yardstick by) {
        this.spark = spark;
        this.histories = histories;
        this.by = by;
        yardstick = spark.broadcast(by);
    }

    /**
     * One for lists and stars.
     *
     * @param train the side that models are trained on: (user: long, movie: int, stars: float)
     * @param histories of both sides
     */
    public static Judge of(
            SparkSession spark, Settings.Evaluate settings, Dataset<Row> train, UserHistories histories) {
        Candidates candidates = CandidateTable.of(train);
        return new Judge(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                histories,
                Yardstick.ofRanking(settings.k(), settings.relevantStars(), candidates));
    }

    /** One that ranks nothing, which takes most of the time, and so knows only rmse and mae. */
    public static Judge ofStars(SparkSession spark, UserHistories histories) {
        return new Judge(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                histories,
                Yardstick.ofRanking(1, Double.POSITIVE_INFINITY, Candidates.NONE));
    }

    /**
     * A trained model.
     *
     * @param users {@link io.cinematch.jobs.funksvd.FunkSVDModel#FACTORS}
     * @param items the same
     */
    public Judged judge(ModelInfo info, Dataset<Row> users, Dataset<Row> items) {
        TrainedItems known = TrainedItems.collect(items, info.mu(), info.rank());
        return judge(new ModelScorer(info, known, by.candidates), List.of(users));
    }

    /** Something that needs no factors of users. */
    Judged judge(Scorer scorer) {
        return judge(scorer, List.of());
    }

    /** Means of a trained model by name, as in a run's report. */
    public Map<String, Double> metrics(ModelInfo info, Dataset<Row> users, Dataset<Row> items) {
        return judge(info, users, items).summary(by.k);
    }

    private Judged judge(Scorer scorer, List<Dataset<Row>> users) {
        Broadcast<Scorer> sent = spark.broadcast(scorer);
        Broadcast<Yardstick> measure = yardstick;
        // Collected, then summed in the order of partitions: doubles add up differently in another.
        List<Part> parts = histories
                .with(users, partition -> Part.of(partition, new UserJudge(measure.value(), sent.value())))
                .collect();
        sent.destroy();
        List<JudgedUser> judged = new ArrayList<>();
        Tally tally = new Tally(by.candidates.size(), by.groups.size());
        for (Part part : parts) {
            judged.addAll(part.users);
            tally.plus(part.tally);
        }
        return new Judged(judged, tally, scorer.predictsStars());
    }

    @Override
    public void close() {
        yardstick.destroy();
    }

    /** What one partition comes to. */
    private static final class Part implements java.io.Serializable {
        final List<JudgedUser> users;
        final Tally tally;

        private Part(List<JudgedUser> users, Tally tally) {
            this.users = users;
            this.tally = tally;
        }

        static Iterator<Part> of(Iterator<KnownUser> users, UserJudge judge) {
            List<JudgedUser> judged = new ArrayList<>();
            users.forEachRemaining(user -> judged.add(judge.judge(user)));
            return List.of(new Part(judged, judge.tally())).iterator();
        }
    }
}
