package io.cinematch.jobs.funksvd;

import org.apache.spark.api.java.JavaRDD;

/**
 * The model at some moment of training.
 *
 * @param epoch that it is from; 0 before the first
 * @param users factors of each user block, in the cluster
 * @param items factors of each item block, at the driver
 */
record Snapshot(int epoch, JavaRDD<StratumResult> users, Factors[] items) {
    Snapshot withUsers(JavaRDD<StratumResult> other) {
        return new Snapshot(epoch, other, items);
    }
}
