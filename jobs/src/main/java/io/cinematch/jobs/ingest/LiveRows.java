package io.cinematch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cinematch.jobs.movielens.BadReason;
import io.cinematch.model.store.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What users have told the service, as far as it is of tonight's movies; the rest waits in the lake. */
final class LiveRows {
    private static final Column RATING = col("stars").gt(0);
    private static final Column KNOWN = col("known");

    private final Dataset<Row> told;
    private final long ratings;
    private final long unknown;

    /** @param standing rows of {@link io.cinematch.jobs.ratinglog.Statement} */
    LiveRows(Dataset<Row> standing, Set<Integer> movies) {
        Dataset<Row> ids = standing.sparkSession()
                .createDataset(List.copyOf(movies), Encoders.INT())
                .toDF("movie")
                .withColumn("there", lit(true));
        told = standing.join(ids, standing.col("movie").equalTo(ids.col("movie")), "left")
                .drop(ids.col("movie"))
                .withColumn("known", coalesce(col("there"), lit(false)));
        Row counts = told.agg(count(when(RATING.and(KNOWN), 1)), count(when(RATING, 1)))
                .head();
        ratings = counts.getLong(0);
        unknown = counts.getLong(1) - ratings;
    }

    /** See {@link LakeRatings#of}. */
    Dataset<Row> good() {
        return told.filter(KNOWN.or(col("movie").equalTo(0)));
    }

    /** How many ratings of tonight's movies stand. */
    long ratings() {
        return ratings;
    }

    /**
     * What takes no part tonight.
     *
     * @param unreadable entries of the log that nobody can make out, as (log: key, text)
     * @param entries how many those are
     * @param others rows of the data set: a few bad entries of a short log are no reason to end the night
     */
    Quarantine quarantine(Dataset<Row> unreadable, long entries, long others, double maxBadShare) {
        long bad = unknown + entries;
        long all = others + ratings + bad;
        boolean tooMany = Quarantine.tooMany(bad, all, maxBadShare);
        List<Quarantine.Entry> found = new ArrayList<>();
        if (entries > 0) {
            for (Row row : some(unreadable.orderBy("log", "text"), tooMany)) {
                found.add(entry(row.getString(0), BadReason.UNREADABLE_ENTRY, row.getString(1)));
            }
        }
        if (unknown > 0) {
            Dataset<Row> rows = told.filter(RATING.and(col("known").equalTo(false)))
                    .select("user", "movie", "stars", "millis", "number")
                    .orderBy("user", "movie");
            for (Row row : some(rows, tooMany)) {
                String text = "%d-%d user %d movie %d stars %s"
                        .formatted(row.getLong(3), row.getLong(4), row.getLong(0), row.getInt(1), row.getFloat(2));
                found.add(entry(Keys.log(Keys.bucket(row.getLong(0))), BadReason.UNKNOWN_MOVIE, text));
            }
        }
        return new Quarantine(found, all).accept("the data set and the rating log", bad, maxBadShare);
    }

    private static List<Row> some(Dataset<Row> rows, boolean tooMany) {
        return (tooMany ? rows.limit(Quarantine.EXAMPLES) : rows).collectAsList();
    }

    private static Quarantine.Entry entry(String log, BadReason reason, String text) {
        return new Quarantine.Entry(log, 0, reason.name(), reason.text(), text);
    }
}
