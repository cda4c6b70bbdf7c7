package io.cinematch.jobs.funksvd;

import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.model.kernel.Kernels;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** The model before the first epoch. */
final class StartingPoint {
    private StartingPoint() {}

    /** Small random factors, drawn from the seed. */
    static Snapshot random(Ratings ratings, TrainingSpec spec) {
        int rank = spec.rank();
        double stdDev = spec.initStdDev();
        long seed = spec.seed();
        JavaRDD<StratumResult> users = ratings.blocks.map(
                block -> new StratumResult(Factors.initial(block.userIds, rank, stdDev, seed), null));
        Factors[] items = Arrays.stream(ratings.items.blockIds)
                .map(ids -> Factors.initial(ids, rank, stdDev, ~seed))
                .toArray(Factors[]::new);
        return new Snapshot(0, users, items);
    }

    /**
     * The factors of an earlier model for the users and items it knows, random ones for the others. Biases lean on the
     * global mean, which today's ratings give anew: what it has moved by goes into the item biases (every rating has just
     * one item), so that each prediction of the earlier model is what it was.
     */
    static Snapshot of(FunkSVDModel earlier, Ratings ratings, TrainingSpec spec, double mu) {
        Snapshot random = random(ratings, spec);
        int blocks = spec.numBlocks();
        int rank = spec.rank();
        // Old factors go where the ratings of their users are; the driver never sees them.
        JavaRDD<UserPart> known = JavaPairRDD.fromJavaRDD(earlier.userFactors()
                        .queryExecution()
                        .toRdd()
                        .toJavaRDD()
                        .mapPartitions(rows -> byBlock(rows, blocks, rank)))
                .partitionBy(new HashPartitioner(blocks))
                .values();
        JavaRDD<StratumResult> users = ratings.blocks
                .zipPartitions(
                        random.users(),
                        (block, fresh) -> Collections.singletonList(
                                        new Tuple2<>(block.next().userIds, fresh.next().users))
                                .iterator())
                .zipPartitions(known, (fresh, parts) -> {
                    Tuple2<long[], Factors> block = fresh.next();
                    Factors factors = block._2();
                    parts.forEachRemaining(part -> copy(part, block._1(), factors, rank));
                    return Collections.singletonList(new StratumResult(factors, null))
                            .iterator();
                });
        copyItems(earlier.items(), ratings.items, random.items(), (float) (earlier.mu() - mu));
        return new Snapshot(0, users, random.items());
    }

    private static Iterator<Tuple2<Integer, UserPart>> byBlock(Iterator<InternalRow> rows, int blocks, int rank) {
        FactorRows[] parts = new FactorRows[blocks];
        Arrays.setAll(parts, b -> new FactorRows(rank));
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            long id = row.getLong(0);
            parts[RatingBlock.blockOf(id, blocks)].add(
                    id, row.getFloat(1), row.getArray(2).toFloatArray());
        }
        return java.util.stream.IntStream.range(0, blocks)
                .mapToObj(b -> new Tuple2<>(b, parts[b].trim()))
                .iterator();
    }

    private static void copy(UserPart part, long[] ids, Factors to, int rank) {
        for (int k = 0; k < part.ids.length; k++) {
            int at = Arrays.binarySearch(ids, part.ids[k]);
            if (at >= 0) {
                to.b[at] = part.factors.b[k];
                int stride = Kernels.stride(rank);
                System.arraycopy(part.factors.p, k * stride, to.p, at * stride, stride);
            }
        }
    }

    private static void copyItems(TrainedItems from, ItemBlocks items, Factors[] to, float shift) {
        for (int i = 0; i < from.size(); i++) {
            int at = items.indexOf(from.ids[i]);
            if (at >= 0) {
                Factors block = to[items.block[at]];
                int local = items.local[at];
                float[] row = from.row(i);
                block.b[local] = from.factors.bias(i) + shift;
                System.arraycopy(row, 0, block.p, local * Kernels.stride(row.length), row.length);
            }
        }
    }

    /** A growing {@link UserPart}. */
    private static final class FactorRows {
        private final int stride;
        private long[] ids = new long[16];
        private float[] b = new float[16];
        private float[] p;
        private int size;

        private FactorRows(int rank) {
            stride = Kernels.stride(rank);
            p = new float[16 * stride];
        }

        private void add(long id, float bias, float[] features) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                b = Arrays.copyOf(b, 2 * size);
                p = Arrays.copyOf(p, 2 * size * stride);
            }
            ids[size] = id;
            b[size] = bias;
            System.arraycopy(features, 0, p, size++ * stride, features.length);
        }

        private UserPart trim() {
            return new UserPart(
                    Arrays.copyOf(ids, size), new Factors(Arrays.copyOf(b, size), Arrays.copyOf(p, size * stride)));
        }
    }
}
