package io.cinematch.model.foldin;

import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.score.TopN;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds for what one request does to one user at the size of MovieLens 1M: folding in a hundred ratings, scoring
 * the whole catalogue, taking the ten best; and for telling which of five hundred ratings speak for each of twenty movies.
 * Run with
 * {@code ./mvnw -q -Pjmh -Djmh.args=FoldIn -pl jobs/model test-compile exec:exec}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgs = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FoldInBenchmark {
    private static final int ITEMS = 3_706;
    private static final int RATINGS = 100;
    private static final int USERS = 64;
    private static final int LIST = 10;
    private static final int MANY_RATINGS = 500;
    private static final int LONG_LIST = 20;

    @Param("64")
    int rank;

    private FoldIn given;
    private FoldIn missing;
    private ItemFactors items;
    private int[][] rated;
    private float[][] stars;
    private int[] manyRated;
    private float[] manyStars;
    private UserFactors user;
    private BitSet seen;
    private float[] scores;
    private int next;

    @Setup
    public void release() {
        Random random = new Random(1);
        float[] b = new float[ITEMS];
        float[] q = new float[ITEMS * rank];
        for (int k = 0; k < q.length; k++) {
            q[k] = (float) (0.1 * random.nextGaussian());
        }
        items = new ItemFactors(3.5, rank, b, q);
        given = new FoldIn(items, Regularisation.of(0.05));
        missing = new FoldIn(items, Regularisation.of(0.05), new Missing(1.2, 0, 6));
        rated = new int[USERS][];
        stars = new float[USERS][RATINGS];
        for (int u = 0; u < USERS; u++) {
            rated[u] = random.ints(0, ITEMS).distinct().limit(RATINGS).sorted().toArray();
            for (int k = 0; k < RATINGS; k++) {
                stars[u][k] = random.nextInt(1, 11) / 2f;
            }
        }
        manyRated =
                random.ints(0, ITEMS).distinct().limit(MANY_RATINGS).sorted().toArray();
        manyStars = new float[MANY_RATINGS];
        for (int k = 0; k < MANY_RATINGS; k++) {
            manyStars[k] = random.nextInt(1, 11) / 2f;
        }
        user = given.solve(rated[0], stars[0]);
        seen = new BitSet();
        IntStream.of(rated[0]).forEach(seen::set);
        scores = new float[ITEMS];
        items.scoreAll(user.bias(), user.p(), scores);
    }

    @Benchmark
    public UserFactors foldIn() {
        next = (next + 1) % USERS;
        return given.solve(rated[next], stars[next]);
    }

    @Benchmark
    public UserFactors foldInWithMissing() {
        next = (next + 1) % USERS;
        return missing.solve(rated[next], stars[next]);
    }

    @Benchmark
    public UserFactors foldInOfManyRatings() {
        return missing.solve(manyRated, manyStars);
    }

    @Benchmark
    public double attributionOfManyRatingsToAList() {
        Attribution attribution = missing.attribution(manyRated, manyStars);
        double most = 0;
        for (int item = 0; item < LONG_LIST; item++) {
            most = Math.max(most, attribution.of(item).ofRating()[0]);
        }
        return most;
    }

    @Benchmark
    public float[] scoreCatalogue() {
        items.scoreAll(user.bias(), user.p(), scores);
        return scores;
    }

    @Benchmark
    public int[] bestTen() {
        return TopN.of(scores, seen, LIST);
    }
}
