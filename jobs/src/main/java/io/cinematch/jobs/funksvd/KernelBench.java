package io.cinematch.jobs.funksvd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;

/** What training costs without Spark: the same blocks, strata and arithmetic, in memory, one thread for each block. */
public final class KernelBench {
    private final List<RatingBlock> blocks;
    private final Factors[] users;
    private final Factors[] items;
    private final TrainingSpec spec;
    private final float mu;

    private KernelBench(List<RatingBlock> blocks, long[][] itemIds, TrainingSpec spec, double mu) {
        this.blocks = blocks;
        this.spec = spec;
        this.mu = (float) mu;
        users = blocks.stream()
                .map(block -> initial(block.userIds, spec.seed()))
                .toArray(Factors[]::new);
        items = Arrays.stream(itemIds).map(ids -> initial(ids, ~spec.seed())).toArray(Factors[]::new);
    }

    private Factors initial(long[] ids, long seed) {
        return Factors.initial(ids, spec.rank(), spec.initStdDev(), seed);
    }

    /**
     * Trains for the estimator's epochs.
     *
     * @param ratings fit for this JVM's memory
     * @return seconds that threads were busy with one rating update, on average
     * @throws IllegalArgumentException when missing ratings count: their cost is not the kernel's alone
     */
    public static double secondsPerUpdate(FunkSVD estimator, Dataset<?> ratings) {
        TrainingSpec spec = estimator.spec(ratings.sparkSession().sparkContext().defaultParallelism());
        if (spec.missing().counts()) {
            throw new IllegalArgumentException("the kernel alone knows no missing ratings");
        }
        Ratings prepared = Ratings.of(estimator.columns().select(ratings), spec);
        try {
            List<RatingBlock> blocks = new ArrayList<>();
            for (int b = 0; b < spec.numBlocks(); b++) {
                // One at a time: together they may be more than Spark lets a driver collect.
                blocks.addAll(prepared.blocks.collectPartitions(new int[] {b})[0]);
            }
            return new KernelBench(blocks, prepared.items.blockIds, spec, prepared.mu).run();
        } finally {
            prepared.forget();
        }
    }

    private double run() {
        ExecutorService threads = Executors.newFixedThreadPool(blocks.size());
        try {
            long busy = 0;
            for (int epoch = 1; epoch <= spec.maxIter(); epoch++) {
                for (int stratum = 0; stratum < items.length; stratum++) {
                    busy += stratum(threads, spec.sweep(spec.schedule().first()), stratum + epoch);
                }
            }
            long updates =
                    blocks.stream().mapToLong(RatingBlock::trainingRatings).sum() * spec.maxIter();
            return busy / 1e9 / updates;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Nanoseconds of all threads together. */
    private long stratum(ExecutorService threads, SgdSweep sweep, int shift) {
        List<Callable<Long>> cells = new ArrayList<>();
        for (RatingBlock block : blocks) {
            int item = Math.floorMod(block.number + shift, items.length);
            cells.add(() -> {
                long started = System.nanoTime();
                sweep.over(block.cells[item], mu, users[block.number], items[item]);
                return System.nanoTime() - started;
            });
        }
        try {
            long busy = 0;
            for (Future<Long> cell : threads.invokeAll(cells)) {
                busy += cell.get();
            }
            return busy;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
