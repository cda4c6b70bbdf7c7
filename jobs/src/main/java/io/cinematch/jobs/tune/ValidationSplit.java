package io.cinematch.jobs.tune;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile_approx;

import io.cinematch.model.settings.Settings;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** How the training side is split once more: in the manner of the night's own split, so that trials are judged alike. */
final class ValidationSplit {
    private static final int ACCURACY = 1_000_000;

    private ValidationSplit() {}

    static Settings.Split of(Settings.Split night, Dataset<Row> train, double share) {
        return switch (night.strategy()) {
            // With the night's own seed the hash would hold out the same ratings, and none of them is here.
            case RANDOM -> new Settings.Split(night.strategy(), share, night.lastN(), night.cut(), ~night.seed());
            case LEAVE_LAST -> night;
            case TIME -> new Settings.Split(night.strategy(), share, night.lastN(), newest(train, share), night.seed());
        };
    }

    /** From when on the newest share of the ratings is. */
    private static Instant newest(Dataset<Row> train, double share) {
        return Instant.ofEpochSecond(train.agg(percentile_approx(functions.col("time"), lit(1 - share), lit(ACCURACY)))
                .head()
                .getLong(0));
    }
}
