package io.cinematch.jobs.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.xxhash64;

import io.cinematch.model.settings.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Decides for each rating whether it is held out; the decision depends on the ratings alone, not on partitions. */
public final class Splitter {
    private static final String HELD = "held";

    private Splitter() {}

    /** The ratings with a column {@code held: boolean}. */
    public static Dataset<Row> mark(Dataset<Row> ratings, Settings.Split split) {
        return ratings.withColumn(
                HELD,
                switch (split.strategy()) {
                    case RANDOM -> share(split.seed()).lt(split.testShare());
                    case LEAVE_LAST -> newestFirst().leq(split.lastN());
                    case TIME -> col("time").geq(split.cut().getEpochSecond());
                });
    }

    public static Dataset<Row> side(Dataset<Row> marked, boolean held) {
        return marked.filter(held ? col(HELD) : col(HELD).equalTo(false)).drop(HELD);
    }

    /** How the split is made, for people. */
    public static String describe(Settings.Split split) {
        return switch (split.strategy()) {
            case RANDOM ->
                "random %s/%s, seed %d"
                        .formatted(percent(1 - split.testShare()), percent(split.testShare()), split.seed());
            case LEAVE_LAST -> "the newest %d ratings of each user held out".formatted(split.lastN());
            case TIME -> "ratings from %s on held out".formatted(split.cut());
        };
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A number in [0, 1) from the upper 53 bits of a hash of the seed and the rating's key. */
    private static Column share(long seed) {
        return shiftrightunsigned(xxhash64(lit(seed), col("user"), col("movie")), 11)
                .cast("double")
                .multiply(0x1.0p-53);
    }

    private static Column newestFirst() {
        return row_number()
                .over(Window.partitionBy("user")
                        .orderBy(col("time").desc(), col("movie").desc()));
    }
}
