package io.cinematch.serving.lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is taken from a run's {@code report.json}.
 *
 * @param source where the ratings came from, with its path
 * @param split in words; empty before there is one
 * @param variants those trained, or tried
 * @param releases by variant
 * @param made by what and where, the last at the end; not in reports of early versions
 * @param status the same
 */
record ReportFile(
        Instant startedAt,
        String source,
        Data data,
        String split,
        List<Step> steps,
        List<Trained> variants,
        Map<String, Release> releases,
        Optional<List<Made>> made,
        Optional<Status> status) {

    /** @param at the step at work, or that failed; empty when there is none */
    record Status(String at) {}

    record Made(String code, Machine machine) {}

    /** @param heapMiB most that the JVM's heap may grow to */
    record Machine(int cores, String jdk, String os, long heapMiB, String spark, String kernels) {}

    /** All zeros before there are ratings. */
    record Data(
            long ratings,
            long users,
            long movies,
            long ratedMovies,
            double density,
            double meanStars,
            Instant first,
            Instant last,
            Map<String, Long> stars,
            List<Genre> genres) {}

    record Genre(String name, long movies, long ratings, double meanStars) {}

    record Step(String name, double seconds, long rowsIn, long rowsOut) {}

    /**
     * A variant.
     *
     * @param bestEpoch the one that the model is from; 0 where there are none
     * @param metrics by name and length of lists: {@code ndcg@10}
     * @param failure why there is no model of it; empty or absent when there is one
     */
    record Trained(
            String name,
            String algorithm,
            double trainSeconds,
            List<Epoch> epochs,
            int bestEpoch,
            Map<String, Double> metrics,
            Optional<String> failure) {
        boolean failed() {
            return !failure.orElse("").isEmpty();
        }
    }

    /** @param validationRmse NaN when nothing is held out */
    record Epoch(int epoch, double trainRmse, double validationRmse, boolean undone, double seconds) {}

    record Release(String id, long users, int items, long bytes) {}

    double seconds() {
        return steps.stream().mapToDouble(Step::seconds).sum();
    }
}
