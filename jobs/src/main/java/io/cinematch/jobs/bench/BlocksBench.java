package io.cinematch.jobs.bench;

import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.session.CacheMark;
import io.cinematch.jobs.session.Machine;
import io.cinematch.jobs.session.Moved;
import io.cinematch.jobs.session.Traffic;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.kernel.Kernels;
import io.cinematch.model.settings.Variant;
import io.cinematch.model.settings.VariantKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What an epoch of our training moves and takes, and how that grows with the number of blocks. */
public final class BlocksBench {
    private static final double MB = 1e6;

    private final Bench bench;
    private final int rank;
    private final int epochs;

    public BlocksBench(Bench bench, int rank, int epochs) {
        this.bench = bench;
        this.rank = rank;
        this.epochs = epochs;
    }

    /** @param numbers of blocks, each measured by itself, in this order */
    public BenchReport run(MovieLensFolder folder, List<Integer> numbers) {
        Dataset<Row> ratings = BenchData.ratings(bench, folder);
        long rows = ratings.count();
        long movies = ratings.select("movie").distinct().count();
        Trainer trainer = new Trainer(ratings);
        // Once to warm up.
        measure(trainer, rows, movies, numbers.get(0));
        List<Measured> measured = new ArrayList<>();
        for (int blocks : numbers) {
            measured.add(measure(trainer, rows, movies, blocks));
        }
        ratings.unpersist();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("rank", rank);
        parameters.put("epochs", epochs);
        return new BenchReport(
                "blocks",
                bench.clock().instant(),
                Machine.of(bench.spark()),
                "%s, %,d ratings of %,d movies".formatted(BenchData.describe(folder), rows, movies),
                parameters,
                measured,
                Map.of());
    }

    private Measured measure(Trainer trainer, long rows, long movies, int blocks) {
        CacheMark mark = new CacheMark(bench.spark());
        try (Traffic all = Traffic.of(bench.spark());
                Traffic strata = new Traffic(bench.spark(), stage -> stage.contains("StratumRDD"))) {
            TrainedModel model = trainer.train("funksvd", variant(blocks), epoch -> {});
            Moved inAll = all.moved();
            Map<String, Double> also = new LinkedHashMap<>();
            also.put("stages", (double) blocks);
            also.put(
                    "movies' factors that come back to the driver, MB",
                    strata.moved().collectedBytes() / MB / epochs);
            also.put("  by the formula, blocks × movies × 4 × (padded rank + 1)", formula(blocks, movies) / MB);
            also.put("fetched by executors of broadcasts, MB", inAll.broadcastBytes() / MB / epochs);
            also.put("shuffled once, before the first epoch, MB", inAll.shuffledBytes() / MB);
            return new Measured(
                    "an epoch in %d blocks".formatted(blocks),
                    "the epochs of one fit but the first; what goes out with tasks is what comes back",
                    model.epochs().stream().skip(1).map(EpochStats::seconds).toList(),
                    rows,
                    also);
        } finally {
            mark.giveBack();
        }
    }

    private double formula(int blocks, long movies) {
        return 4.0 * blocks * movies * (Kernels.stride(rank) + 1);
    }

    private Variant variant(int blocks) {
        return VariantKeys.changed(
                bench.settings().variants().get("funksvd"),
                Map.of(
                        "rank", (double) rank,
                        "maxIter", (double) epochs,
                        "numBlocks", (double) blocks,
                        "validationShare", 0.0));
    }
}
