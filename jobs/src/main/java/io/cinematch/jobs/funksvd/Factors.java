package io.cinematch.jobs.funksvd;

import io.cinematch.model.kernel.Kernels;
import java.io.Serializable;
import java.util.Random;

/** Biases and factors of one block of users or items: {@code b[k]}, and row k of p, padded as {@link Kernels} wants. */
final class Factors implements Serializable {
    final float[] b;
    final float[] p;

    Factors(float[] b, float[] p) {
        this.b = b;
        this.p = p;
    }

    Factors copy() {
        return new Factors(b.clone(), p.clone());
    }

    long bytes() {
        return 4L * (b.length + p.length);
    }

    float[] row(int k, int rank) {
        float[] row = new float[rank];
        System.arraycopy(p, k * Kernels.stride(rank), row, 0, rank);
        return row;
    }

    /**
     * Zero biases and factors from N(0, stdDev²), each drawn from the seed and its own id, so that neither the number of
     * blocks nor the other ids matter.
     */
    static Factors initial(long[] ids, int rank, double stdDev, long seed) {
        int stride = Kernels.stride(rank);
        float[] p = new float[Math.multiplyExact(ids.length, stride)];
        for (int k = 0; k < ids.length; k++) {
            Random random = new Random(Mix.of(seed, ids[k]));
            for (int f = 0; f < rank; f++) {
                p[k * stride + f] = (float) (stdDev * random.nextGaussian());
            }
        }
        return new Factors(new float[ids.length], p);
    }
}
