package io.cinematch.model.kernel;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds for one SGD step, for one score, on a cell of MovieLens 1M at two blocks. Run with
 * {@code ./mvnw -q -Pjmh -pl jobs/model test-compile exec:exec}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgs = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    private static final int USERS = 3_020;
    private static final int ITEMS = 1_853;
    private static final int RATINGS = 200_000;
    private static final int SCORES = 1_856;

    /** {@code loop} is the step as one writes it first: one sum, no lanes, no padding. */
    @Param({"loop", "plain", "vector"})
    String kernels;

    @Param({"20", "64"})
    int rank;

    private Kernels with;
    private int stride;
    private int[] users;
    private int[] items;
    private float[] targets;
    private float[] p;
    private float[] q;
    private float[] factors;
    private float[] scores;

    @Setup(Level.Trial)
    public void ratings() {
        with = switch (kernels) {
            case "plain" -> new PlainKernels();
            case "vector" -> new VectorKernels();
            default -> new Loop();
        };
        stride = kernels.equals("loop") ? rank : Kernels.stride(rank);
        Random random = new Random(1);
        // Long-tailed, as ratings are: some movies stay in the cache.
        users = random.ints(RATINGS, 0, USERS).toArray();
        items = random.doubles(RATINGS).mapToInt(x -> (int) (ITEMS * x * x)).toArray();
        targets = new float[RATINGS];
        for (int k = 0; k < RATINGS; k++) {
            targets[k] = random.nextInt(5) - 2;
        }
        factors = gaussians(random, rank);
        scores = new float[SCORES];
    }

    @Setup(Level.Iteration)
    public void factors() {
        Random random = new Random(2);
        p = gaussians(random, USERS * stride);
        q = gaussians(random, SCORES * stride);
    }

    @Benchmark
    @OperationsPerInvocation(RATINGS)
    public double step() {
        double loss = 0;
        for (int k = 0; k < RATINGS; k++) {
            float e = with.step(p, users[k] * stride, q, items[k] * stride, stride, targets[k], 0.01f, 0.999f, 0.999f);
            loss += (double) e * e;
        }
        return loss;
    }

    @Benchmark
    @OperationsPerInvocation(SCORES)
    public float[] score() {
        for (int i = 0; i < SCORES; i += Kernels.BLOCK) {
            with.scores(factors, q, i * rank, scores, i);
        }
        return scores;
    }

    private static float[] gaussians(Random random, int n) {
        float[] values = new float[n];
        for (int k = 0; k < n; k++) {
            values[k] = (float) (0.1 * random.nextGaussian());
        }
        return values;
    }

    private static final class Loop implements Kernels {
        @Override
        public String name() {
            return "loop";
        }

        @Override
        public float dot(float[] p, int pFrom, float[] q, int qFrom, int n) {
            float sum = 0;
            for (int f = 0; f < n; f++) {
                sum += p[pFrom + f] * q[qFrom + f];
            }
            return sum;
        }

        @Override
        public float step(
                float[] p, int pFrom, float[] q, int qFrom, int n, float target, float step, float keepP, float keepQ) {
            float e = target - dot(p, pFrom, q, qFrom, n);
            for (int f = 0; f < n; f++) {
                float x = p[pFrom + f];
                p[pFrom + f] = keepP * x + step * e * q[qFrom + f];
                q[qFrom + f] = keepQ * q[qFrom + f] + step * e * x;
            }
            return e;
        }

        @Override
        public void scores(float[] p, float[] q, int qFrom, float[] scores, int from) {
            for (int i = 0; i < BLOCK; i++) {
                scores[from + i] = dot(p, 0, q, qFrom + i * p.length, p.length);
            }
        }
    }
}
