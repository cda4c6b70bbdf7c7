package io.cinematch.jobs.session;

import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What Spark has cached at a moment, to give back all that comes later: models keep their factors cached for as long as
 * anybody may ask for them, and here one model follows the other.
 */
public final class CacheMark {
    private final SparkSession spark;
    private final Set<Integer> before;

    public CacheMark(SparkSession spark) {
        this.spark = spark;
        before = Set.copyOf(context().getPersistentRDDs().keySet());
    }

    /** Uncaches what was cached since. */
    public void giveBack() {
        context().getPersistentRDDs().keySet().stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> spark.sparkContext().unpersistRDD(id, false));
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }
}
