package io.cinematch.jobs.funksvd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs epochs of strata. A stratum is one Spark job of one stage ({@link StratumRDD}): item blocks go out to the tasks and
 * come back as their results, the user factors become a new cached RDD where they are, and its lineage is cut there and
 * then, so that the cost of a stratum does not grow with their number.
 *
 * <p>Factors so cut off die with their executor. Training then goes on from the last {@linkplain Checkpoints checkpoint},
 * or begins again without one; as all of it is deterministic, nothing shows but the time.
 */
final class DsgdTrainer {
    /** What training leaves: item blocks at the driver; user factors in the cluster, cached. */
    record Trained(
            JavaRDD<UserPart> users,
            Factors[] items,
            List<EpochStats> epochs,
            int bestEpoch,
            long rated,
            int restarts) {}

    private static final Logger LOG = LoggerFactory.getLogger(DsgdTrainer.class);

    /** From one and the same point; as often as Spark itself tries a task. */
    private static final int MOST_RESTARTS = 4;

    private final Ratings ratings;
    private final TrainingSpec spec;
    private final Consumer<EpochStats> listener;
    private final LongSupplier nanoTime;
    private final JavaSparkContext context;
    private final float mu;
    private final boolean validates;
    private final Divergence divergence;
    private final Checkpoints checkpoints;
    private final List<JavaRDD<?>> cached = new ArrayList<>();
    private int told;
    private int restarts;

    DsgdTrainer(Ratings ratings, TrainingSpec spec, Consumer<EpochStats> listener, LongSupplier nanoTime) {
        this.ratings = ratings;
        this.spec = spec;
        this.listener = listener;
        this.nanoTime = nanoTime;
        context = JavaSparkContext.fromSparkContext(ratings.blocks.context());
        mu = (float) spec.missing().mean(ratings.mu);
        validates = spec.validationShare() > 0;
        divergence = new Divergence(spec, ratings.noise());
        checkpoints = new Checkpoints(context, spec.checkpointInterval());
    }

    /** Trains; what is left cached is the answer's user factors, or nothing when training fails. */
    Trained train(Snapshot initial) {
        try {
            return surviving(Progress.begin(initial));
        } catch (Exception e) {
            // Not only unchecked ones: Spark's are checked, and Scala does not declare them.
            keepOnly();
            throw e;
        } finally {
            checkpoints.deleteAll();
        }
    }

    private Trained surviving(Progress begun) {
        Progress safe = begun;
        int restartsFromHere = 0;
        while (true) {
            try {
                Progress next = untilCheckpoint(safe);
                if (over(next)) {
                    return trained(next);
                }
                safe = checkpoints.save(next);
                restartsFromHere = 0;
                keepOnly();
            } catch (Exception e) {
                if (!LostFactors.cause(e) || ++restartsFromHere > MOST_RESTARTS) {
                    throw e;
                }
                restarts++;
                keepOnly();
                LOG.warn(
                        "an executor was lost with user factors of the model: training goes on after epoch {} ({} of"
                                + " {} restarts from there)",
                        safe.epochs().size(),
                        restartsFromHere,
                        MOST_RESTARTS,
                        e);
            }
        }
    }

    private Progress untilCheckpoint(Progress from) {
        Progress progress = from;
        do {
            progress = epoch(progress);
        } while (!over(progress) && !checkpoints.due(progress));
        return progress;
    }

    private boolean over(Progress progress) {
        return progress.epochs().size() >= spec.maxIter() || progress.sinceBest() >= spec.patience();
    }

    private Progress epoch(Progress before) {
        int epoch = before.epochs().size() + 1;
        double step = spec.schedule().next(before.epochs());
        long started = nanoTime.getAsLong();
        EpochSums sums = new EpochSums();
        Progress progress = before;
        Snapshot model = before.model();
        for (int s = 0; s < ratings.items.blocks(); s++) {
            // Measuring the epoch before costs no stage of its own: the first stratum has all it needs.
            boolean measures = validates && s == 0 && before.unmeasured();
            // Each epoch starts with another pairing, so that no block is always the last to be seen.
            StratumTask task = new StratumTask(
                    spec.sweep(step), mu, s + epoch, measures, spec.missing(), Mix.of(spec.seed(), epoch, s));
            model = stratum(model, task, epoch, sums);
            if (measures) {
                progress = told(
                        before.measured(sums.validationRmse()), before.epochs().size());
                if (over(progress)) {
                    return progress;
                }
            }
            keepOnly(
                    model.users(),
                    progress.best().users(),
                    spec.schedule().undoes() ? progress.model().users() : null);
        }
        double seconds = (nanoTime.getAsLong() - started) / 1e9;
        return finished(progress, model, sums, step, seconds);
    }

    private Snapshot stratum(Snapshot model, StratumTask task, int epoch, EpochSums sums) {
        boolean small = Arrays.stream(model.items()).allMatch(block -> block.bytes() <= StratumRDD.LARGEST_IN_TASK);
        Broadcast<Factors[]> sent = small && !task.validates() ? null : context.broadcast(model.items());
        StratumRDD stratum = new StratumRDD(ratings.blocks.rdd(), model.users().rdd(), task, model.items(), sent);
        JavaRDD<StratumResult> users = stratum.toJavaRDD();
        cached.add(users);
        Factors[] items = model.items().clone();
        for (StratumResult.ItemPart part : stratum.run()) {
            items[part.block] = part.factors;
            sums.add(part);
        }
        if (sent != null) {
            sent.destroy();
        }
        return new Snapshot(epoch, users, items);
    }

    private Progress finished(Progress before, Snapshot model, EpochSums sums, double step, double seconds) {
        double rmse = sums.trainRmse();
        boolean undone = spec.schedule().undoes() && !(rmse < before.loss());
        EpochStats stats =
                new EpochStats(model.epoch(), step, rmse, Double.NaN, undone, seconds, sums.ratings() / seconds);
        Progress after = before.plus(model, stats, validates);
        divergence.refuse(after.epochs());
        return validates && !undone ? after : told(after, model.epoch());
    }

    /** Tells of the epochs up to this one; of none twice, for what is done again comes out the same. */
    private Progress told(Progress progress, int epoch) {
        for (; told < epoch; told++) {
            listener.accept(progress.epochs().get(told));
        }
        return progress;
    }

    private Progress measure(Progress progress) {
        Broadcast<Factors[]> sent = context.broadcast(progress.model().items());
        StratumTask task = new StratumTask(spec.sweep(spec.schedule().first()), mu, 0, true, spec.missing(), 0);
        EpochSums sums = new EpochSums();
        ratings.blocks
                .zipPartitions(progress.model().users(), (blocks, states) -> {
                    RatingBlock block = blocks.next();
                    double loss = task.validationLoss(block, states.next().users, sent.value());
                    return Arrays.asList(new double[] {loss, block.heldRatings()})
                            .iterator();
                })
                .collect()
                .forEach(part -> sums.addValidation(part[0], (long) part[1]));
        sent.destroy();
        return progress.measured(sums.validationRmse());
    }

    private Trained trained(Progress last) {
        divergence.refuseNothing(last);
        Progress done = told(
                validates && last.unmeasured() ? measure(last) : last,
                last.epochs().size());
        // All that the model needs of the training's cached data, so that the rest can go now.
        JavaRDD<UserPart> users = ratings.blocks
                .zipPartitions(
                        done.best().users(),
                        (blocks, states) -> Arrays.asList(new UserPart(blocks.next().userIds, states.next().users))
                                .iterator())
                .persist(StorageLevel.MEMORY_AND_DISK())
                .setName("FunkSVD user factors");
        cached.add(users);
        checkpoints.cut(users);
        users.count();
        keepOnly(users);
        return new Trained(
                users, done.best().items(), done.epochs(), done.best().epoch(), ratings.trained, restarts);
    }

    /** Uncaches all user factors but these. */
    private void keepOnly(JavaRDD<?>... needed) {
        cached.removeIf(users -> {
            boolean done = Arrays.stream(needed).noneMatch(one -> one == users);
            if (done) {
                // RDD.unpersist would warn, for every stratum, that the lineage is cut: it is meant to be.
                users.context().unpersistRDD(users.id(), false);
            }
            return done;
        });
    }
}
