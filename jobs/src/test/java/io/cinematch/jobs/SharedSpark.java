package io.cinematch.jobs;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.util.Collection;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests in a JVM, opened by the first that asks; starting one takes seconds. */
public final class SharedSpark {
    private static SparkSession session;

    private SharedSpark() {}

    public static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    // Two cores, and a second attempt for tasks that a test makes fail.
                    .master("local[2,2]")
                    .appName("CineMatch tests")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config("spark.sql.session.timeZone", "UTC")
                    .config("spark.ui.showConsoleProgress", "false")
                    .getOrCreate();
        }
        return session;
    }

    public static JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(session().sparkContext());
    }

    /** Names of what is cached now. */
    public static Collection<Integer> cached() {
        return context().getPersistentRDDs().keySet();
    }

    /** spark-testing-base's comparisons of data sets, on this session. */
    public static JavaDatasetSuiteBase comparisons() {
        return new JavaDatasetSuiteBase() {
            @Override
            public SparkSession spark() {
                return session();
            }
        };
    }
}
