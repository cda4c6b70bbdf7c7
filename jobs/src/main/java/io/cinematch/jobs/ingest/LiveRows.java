package io.cinematch.jobs.ingest;

import static org.apache.spark.sql.functions.col;

import io.cinematch.jobs.movielens.BadReason;
import io.cinematch.jobs.ratinglog.LiveIntake;
import io.cinematch.model.store.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What users have told the service, as far as it is of tonight's movies; the rest waits in the lake. */
final class LiveRows {
    private final Dataset<Row> good;
    private final Dataset<Row> unknown;
    private final Dataset<Row> unreadable;

    private LiveRows(Dataset<Row> good, Dataset<Row> unknown, Dataset<Row> unreadable) {
        this.good = good;
        this.unknown = unknown;
        this.unreadable = unreadable;
    }

    static LiveRows of(SparkSession spark, LiveIntake live, Set<Integer> movies) {
        Dataset<Row> ids =
                spark.createDataset(List.copyOf(movies), Encoders.INT()).toDF("movie");
        Dataset<Row> told = live.standing();
        Dataset<Row> ratings = told.filter(col("stars").gt(0));
        return new LiveRows(
                told.filter(col("movie").equalTo(0)).unionByName(told.join(ids, "movie")),
                ratings.join(ids, ratings.col("movie").equalTo(ids.col("movie")), "left_anti"),
                live.unreadable());
    }

    /** See {@link LakeRatings#of}. */
    Dataset<Row> good() {
        return good;
    }

    /** How many ratings of tonight's movies stand. */
    long ratings() {
        return good.filter(col("stars").gt(0)).count();
    }

    /**
     * What takes no part tonight.
     *
     * @param others rows of the data set: a few bad entries of a short log are no reason to end the night
     */
    Quarantine quarantine(long others, double maxBadShare) {
        long bad = unknown.count() + unreadable.count();
        long all = others + ratings() + bad;
        boolean tooMany = Quarantine.tooMany(bad, all, maxBadShare);
        List<Quarantine.Entry> entries = new ArrayList<>();
        for (Row row : some(unreadable.orderBy("log", "text"), tooMany)) {
            entries.add(entry(row.getString(0), BadReason.UNREADABLE_ENTRY, row.getString(1)));
        }
        for (Row row : some(unknown.orderBy("user", "movie"), tooMany)) {
            entries.add(entry(
                    Keys.log(Keys.bucket(row.getLong(0))),
                    BadReason.UNKNOWN_MOVIE,
                    "%d-%d user %d movie %d stars %s"
                            .formatted(
                                    row.getLong(4), row.getLong(5), row.getLong(0), row.getInt(1), row.getFloat(2))));
        }
        return new Quarantine(entries, all).accept("the data set and the rating log", bad, maxBadShare);
    }

    private static List<Row> some(Dataset<Row> rows, boolean tooMany) {
        return (tooMany ? rows.limit(Quarantine.EXAMPLES) : rows).collectAsList();
    }

    private static Quarantine.Entry entry(String log, BadReason reason, String text) {
        return new Quarantine.Entry(log, 0, reason.name(), reason.text(), text);
    }
}
