package io.cinematch.jobs.session;

import io.cinematch.model.kernel.Kernels;
import org.apache.spark.sql.SparkSession;

/**
 * Where something is computed.
 *
 * @param master of Spark
 * @param cores that Spark works with
 * @param heapMiB most that the JVM's heap may grow to
 * @param kernels which inner loops computed
 */
public record Machine(String master, int cores, String jdk, String os, long heapMiB, String spark, String kernels) {
    /** The machine of a session's driver. */
    public static Machine of(SparkSession spark) {
        return new Machine(
                spark.sparkContext().master(),
                spark.sparkContext().defaultParallelism(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                Runtime.getRuntime().maxMemory() >> 20,
                spark.version(),
                Kernels.best().name());
    }

    /** In one line, for people. */
    public String line() {
        return "%s, %d cores; %s; heap %,d MiB; Spark %s; %s kernels"
                .formatted(master, cores, jdk, heapMiB, spark, kernels);
    }
}
