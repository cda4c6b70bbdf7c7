package io.cinematch.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The ratings of a data set with what users have told the service since. */
final class LakeRatings {
    private LakeRatings() {}

    /**
     * What a user told of a movie stands in place of the data set's rating; who was forgotten has no ratings but those
     * given since.
     *
     * @param good the data set's ratings, see {@link RatingsFile#good}
     * @param told see {@link io.cinematch.jobs.ratinglog.Statement}, all of movies that exist
     * @param latest see {@link #seconds}
     */
    static Dataset<Row> of(Dataset<Row> good, Dataset<Row> told, Instant latest) {
        Dataset<Row> forgotten = told.filter(col("movie").equalTo(0)).select("user");
        Dataset<Row> live = told.filter(col("movie").gt(0))
                .select(
                        col("user"),
                        col("movie"),
                        col("stars"),
                        seconds(latest).as("time"),
                        lit(0L).as("offset"),
                        lit(true).as("live"));
        Dataset<Row> remembered = good.join(forgotten, good.col("user").equalTo(forgotten.col("user")), "left_anti")
                .withColumn("live", lit(false));
        return RatingsFile.newest(remembered.unionByName(live), "live", "time", "offset")
                .filter(col("stars").gt(0));
    }

    /**
     * When a live rating was given, in whole seconds: as the service's clock had it, or, where that was absurdly wrong,
     * as Redis's did, but not later than {@code latest}. A clock that is off must not cost anybody a rating.
     */
    private static Column seconds(Instant latest) {
        Column at = floor(col("at").divide(1000)).cast("long");
        Column taken = floor(col("millis").divide(1000)).cast("long");
        long last = latest.getEpochSecond();
        return when(at.between(RatingsFile.EARLIEST.getEpochSecond(), last), at).otherwise(least(taken, lit(last)));
    }
}
