package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Turns a data set of ratings into cached rating blocks, in two passes and one shuffle. */
final class Ratings {
    final JavaRDD<RatingBlock> blocks;
    final ItemBlocks items;
    /** Mean of all ratings, those held out too. */
    final double mu;
    /** Standard deviation of all ratings. */
    final double spread;
    /** Ratings to train on, without those held out. */
    final long trained;

    Ratings(JavaRDD<RatingBlock> blocks, ItemBlocks items, double mu, double spread, long trained) {
        this.blocks = blocks;
        this.items = items;
        this.mu = mu;
        this.spread = spread;
        this.trained = trained;
    }

    /** An RMSE so small that it is rather float arithmetic's than the model's. */
    double noise() {
        return Math.max(1e-3 * spread, 1e-6 * Math.abs(mu));
    }

    /**
     * Reads (user: long, item: long, rating: float) columns.
     *
     * @throws IllegalArgumentException when there are no ratings, some are null, NaN or infinite, or all are held out
     */
    static Ratings of(Dataset<?> columns, TrainingSpec spec) {
        JavaRDD<RatingChunk> chunks = columns.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(Ratings::chunk)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return of(chunks, spec, columns.columns());
        } finally {
            chunks.unpersist(false);
        }
    }

    private static Ratings of(JavaRDD<RatingChunk> chunks, TrainingSpec spec, String[] columns) {
        int blocks = spec.numBlocks();
        ItemCounts counts = chunks.map(ItemCounts::of).fold(new ItemCounts(), ItemCounts::plus);
        counts.check(columns);
        TrainedItems.refuseTooMany(counts.byItem.size(), spec.rank());
        ItemBlocks items = new ItemBlocks(counts.ids(), counts.ratings(), blocks);
        var broadcast = JavaSparkContext.fromSparkContext(chunks.context()).broadcast(items);
        double share = spec.validationShare();
        boolean samples = spec.missing().counts();
        long seed = spec.seed();
        JavaRDD<RatingBlock> rated = chunks.flatMapToPair(chunk -> byUserBlock(chunk, blocks))
                .partitionBy(new HashPartitioner(blocks))
                .mapPartitionsWithIndex(
                        (number, parts) -> Arrays.asList(
                                        RatingBlock.of(number, values(parts), broadcast.value(), share, samples, seed))
                                .iterator(),
                        true)
                .persist(StorageLevel.MEMORY_AND_DISK())
                .setName("FunkSVD rating blocks");
        // Summed over blocks in their order: tasks that finish in another order must not change the mean's last bits.
        double sum = 0;
        double squares = 0;
        long trained = 0;
        long users = 0;
        for (double[] block : rated.map(
                        block -> new double[] {block.sum, block.squares, block.trainingRatings(), block.userIds.length})
                .collect()) {
            sum += block[0];
            squares += block[1];
            trained += (long) block[2];
            users = Math.max(users, (long) block[3]);
        }
        double mu = sum / counts.total;
        double spread = Math.sqrt(Math.max(0, squares / counts.total - mu * mu));
        Ratings ratings = new Ratings(rated, items, mu, spread, trained);
        if (TrainedItems.padded(users, spec.rank()) > TrainedItems.MOST_FACTORS) {
            ratings.forget();
            throw new IllegalArgumentException(
                    "%,d users of rank %,d in one block are more factors than one array of Java holds (%,d): raise numBlocks (%d) or lower rank"
                            .formatted(users, spec.rank(), TrainedItems.MOST_FACTORS, blocks));
        }
        if (trained == 0) {
            ratings.forget();
            throw new IllegalArgumentException(
                    "validationShare (%s) holds all of the %d ratings out: none are left to train on"
                            .formatted(share, counts.total));
        }
        return ratings;
    }

    /** Uncaches the ratings. */
    void forget() {
        blocks.unpersist(false);
    }

    private static Iterator<RatingChunk> chunk(Iterator<InternalRow> rows) {
        RatingChunk chunk = new RatingChunk(1024);
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            int empty = row.isNullAt(0) ? 0 : row.isNullAt(1) ? 1 : row.isNullAt(2) ? 2 : -1;
            if (empty < 0) {
                chunk.add(row.getLong(0), row.getLong(1), row.getFloat(2));
            } else {
                chunk.nulls[empty]++;
            }
        }
        return Arrays.asList(chunk.trim()).iterator();
    }

    private static Iterator<Tuple2<Integer, RatingChunk>> byUserBlock(RatingChunk chunk, int blocks) {
        RatingChunk[] parts = new RatingChunk[blocks];
        Arrays.setAll(parts, b -> new RatingChunk(chunk.size / blocks + 16));
        for (int k = 0; k < chunk.size; k++) {
            parts[RatingBlock.blockOf(chunk.users[k], blocks)].add(chunk.users[k], chunk.items[k], chunk.stars[k]);
        }
        return IntStream.range(0, blocks)
                .mapToObj(b -> new Tuple2<>(b, parts[b].trim()))
                .iterator();
    }

    private static Iterator<RatingChunk> values(Iterator<Tuple2<Integer, RatingChunk>> pairs) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pairs.hasNext();
            }

            @Override
            public RatingChunk next() {
                return pairs.next()._2();
            }
        };
    }

    /** Ratings per item over any part of the data. */
    private static final class ItemCounts implements java.io.Serializable {
        private final TreeMap<Long, Long> byItem = new TreeMap<>();
        private long total;
        private long notFinite;
        private final long[] nulls = new long[3];

        static ItemCounts of(RatingChunk chunk) {
            ItemCounts counts = new ItemCounts();
            long[] items = Arrays.copyOf(chunk.items, chunk.size);
            for (int k = 0; k < chunk.size; k++) {
                if (!Float.isFinite(chunk.stars[k])) {
                    counts.notFinite++;
                }
            }
            Arrays.sort(items);
            for (int from = 0, to; from < items.length; from = to) {
                for (to = from; to < items.length && items[to] == items[from]; to++) {}
                counts.byItem.put(items[from], (long) (to - from));
            }
            counts.total = chunk.size;
            for (int c = 0; c < counts.nulls.length; c++) {
                counts.nulls[c] = chunk.nulls[c];
                counts.total += chunk.nulls[c];
            }
            return counts;
        }

        ItemCounts plus(ItemCounts other) {
            for (Map.Entry<Long, Long> item : other.byItem.entrySet()) {
                byItem.merge(item.getKey(), item.getValue(), Long::sum);
            }
            total += other.total;
            notFinite += other.notFinite;
            Arrays.setAll(nulls, c -> nulls[c] + other.nulls[c]);
            return this;
        }

        /**
         * Refuses ratings that cannot be trained on.
         *
         * @param columns names of the user, item and rating column
         */
        void check(String[] columns) {
            if (total == 0) {
                throw new IllegalArgumentException("there are no ratings to train on");
            }
            StringJoiner causes = new StringJoiner(", ");
            for (int c = 0; c < nulls.length; c++) {
                if (nulls[c] > 0) {
                    causes.add("%d with null in column %s".formatted(nulls[c], columns[c]));
                }
            }
            if (notFinite > 0) {
                causes.add("%d with NaN or infinity in column %s".formatted(notFinite, columns[2]));
            }
            if (causes.length() > 0) {
                throw new IllegalArgumentException("%d of %d ratings cannot be trained on: %s; filter them out"
                        .formatted(notFinite + Arrays.stream(nulls).sum(), total, causes));
            }
        }

        long[] ids() {
            return byItem.keySet().stream().mapToLong(Long::longValue).toArray();
        }

        long[] ratings() {
            return byItem.values().stream().mapToLong(Long::longValue).toArray();
        }
    }
}
