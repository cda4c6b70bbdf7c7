package io.cinematch.jobs.funksvd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Runs epochs of strata. A stratum is one Spark job of one stage: item blocks go out by broadcast and come back by
 * collect, the user factors become a new cached RDD where they are, and its lineage is cut there and then, so that the
 * cost of a stratum does not grow with their number.
 */
final class DsgdTrainer {
    /** What training leaves: item blocks at the driver, user factors in the cluster. */
    record Trained(JavaRDD<StratumResult> users, Factors[] items, List<EpochStats> epochs, int bestEpoch, long rated) {}

    private final Ratings ratings;
    private final TrainingSpec spec;
    private final Consumer<EpochStats> listener;
    private final float mu;
    private final List<EpochStats> epochs = new ArrayList<>();
    private final List<JavaRDD<StratumResult>> cached = new ArrayList<>();
    private Model best;

    /** The model at some moment; {@code rated} counts the updates of its epoch. */
    private record Model(int epoch, JavaRDD<StratumResult> users, Factors[] items) {}

    DsgdTrainer(Ratings ratings, TrainingSpec spec, Consumer<EpochStats> listener) {
        this.ratings = ratings;
        this.spec = spec;
        this.listener = listener;
        mu = (float) spec.missing().mean(ratings.mu);
    }

    /** Trains; what is left cached is the answer's user factors, or nothing when training fails. */
    Trained train() {
        try {
            return epochs();
        } catch (RuntimeException e) {
            keepOnly();
            throw e;
        }
    }

    private Trained epochs() {
        boolean validates = spec.validationShare() > 0;
        Model model = initial();
        Model finished = model;
        Sums before = new Sums();
        for (int epoch = 1; epoch <= spec.maxIter(); epoch++) {
            Sums sums = new Sums();
            for (int s = 0; s < ratings.items.blocks(); s++) {
                // Measuring the epoch before costs no stage of its own: the first stratum has all it needs.
                boolean measures = validates && s == 0 && epoch > 1;
                // Each epoch starts with another pairing, so that no block is always the last to be seen.
                StratumTask task = new StratumTask(
                        spec.sweep(epoch - 1), mu, s + epoch, measures, spec.missing(), Mix.of(spec.seed(), epoch, s));
                model = stratum(model, task, epoch, sums);
                if (s == 0 && epoch > 1 && judge(finished, before, sums)) {
                    return trained(before);
                }
                keepOnly(model, best);
            }
            finished = model;
            before = sums;
        }
        judge(finished, before, validates ? measure(finished) : before);
        return trained(before);
    }

    private Model initial() {
        int rank = spec.rank();
        double stdDev = spec.initStdDev();
        long seed = spec.seed();
        JavaRDD<StratumResult> users = ratings.blocks.map(
                block -> new StratumResult(Factors.initial(block.userIds, rank, stdDev, seed), null));
        Factors[] items = Arrays.stream(ratings.items.blockIds)
                .map(ids -> Factors.initial(ids, rank, stdDev, ~seed))
                .toArray(Factors[]::new);
        return new Model(0, users, items);
    }

    private Model stratum(Model model, StratumTask task, int epoch, Sums sums) {
        Broadcast<Factors[]> sent = context().broadcast(model.items());
        JavaRDD<StratumResult> users = ratings.blocks.zipPartitions(
                model.users(),
                (blocks, states) -> Arrays.asList(task.run(blocks.next(), states.next().users, sent.value()))
                        .iterator());
        users.persist(StorageLevel.MEMORY_AND_DISK()).rdd().localCheckpoint();
        cached.add(users);
        Factors[] items = model.items().clone();
        for (StratumResult.ItemPart part : users.map(result -> result.items).collect()) {
            items[part.block] = part.factors;
            sums.add(part);
        }
        sent.destroy();
        return new Model(epoch, users, items);
    }

    /** Notes how an epoch went; true when training should stop. */
    private boolean judge(Model model, Sums trained, Sums measured) {
        EpochStats stats = new EpochStats(model.epoch(), trained.trainRmse(), measured.validationRmse());
        epochs.add(stats);
        listener.accept(stats);
        refuseDivergence(stats);
        boolean improved = best == null || Double.isNaN(stats.validationRmse()) || stats.validationRmse() < bestRmse();
        if (improved) {
            best = model;
        }
        return model.epoch() - best.epoch() >= spec.patience();
    }

    private double bestRmse() {
        return epochs.get(best.epoch() - 1).validationRmse();
    }

    private void refuseDivergence(EpochStats stats) {
        double lowest = epochs.stream().mapToDouble(EpochStats::trainRmse).min().orElseThrow();
        // Ratings fitted exactly leave float noise, which may well double from one epoch to the next.
        double noise = Math.max(1e-3 * epochs.get(0).trainRmse(), 1e-6 * Math.abs(ratings.mu));
        if (!Double.isFinite(stats.trainRmse()) || stats.trainRmse() > 1.2 * Math.max(lowest, noise)) {
            throw new ArithmeticException(
                    "training diverged: RMSE on the training ratings is %.4g in epoch %d, after a lowest of %.4g; "
                                    .formatted(stats.trainRmse(), stats.epoch(), lowest)
                            + "lower stepSize (%s) or raise regParam (%s)".formatted(spec.stepSize(), spec.userReg()));
        }
    }

    private Sums measure(Model model) {
        Broadcast<Factors[]> sent = context().broadcast(model.items());
        StratumTask task = new StratumTask(spec.sweep(model.epoch()), mu, 0, true, spec.missing(), 0);
        List<double[]> parts = ratings.blocks
                .zipPartitions(model.users(), (blocks, states) -> {
                    RatingBlock block = blocks.next();
                    double loss = task.validationLoss(block, states.next().users, sent.value());
                    return Arrays.asList(new double[] {loss, block.heldRatings()})
                            .iterator();
                })
                .collect();
        sent.destroy();
        Sums sums = new Sums();
        parts.forEach(part -> sums.addValidation(part[0], (long) part[1]));
        return sums;
    }

    private Trained trained(Sums sums) {
        keepOnly(best);
        return new Trained(best.users(), best.items(), epochs, best.epoch(), sums.ratings);
    }

    /** Uncaches all user factors but these models'. */
    private void keepOnly(Model... needed) {
        cached.removeIf(users -> {
            boolean done = Arrays.stream(needed).noneMatch(model -> model != null && model.users() == users);
            if (done) {
                // RDD.unpersist would warn, for every stratum, that the lineage is cut: it is meant to be.
                users.context().unpersistRDD(users.id(), false);
            }
            return done;
        });
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(ratings.blocks.context());
    }

    /** Errors summed over the tasks of an epoch, in block order, so that they are the same every time. */
    private static final class Sums {
        private double loss;
        private long ratings;
        private double validationLoss;
        private long validationRatings;

        void add(StratumResult.ItemPart part) {
            loss += part.loss;
            ratings += part.ratings;
            addValidation(part.validationLoss, part.validationRatings);
        }

        void addValidation(double squared, long n) {
            validationLoss += squared;
            validationRatings += n;
        }

        double trainRmse() {
            return Math.sqrt(loss / ratings);
        }

        double validationRmse() {
            return Math.sqrt(validationLoss / validationRatings);
        }
    }
}
