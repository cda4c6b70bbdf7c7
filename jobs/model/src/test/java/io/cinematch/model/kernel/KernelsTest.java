package io.cinematch.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private static final Kernels PLAIN = new PlainKernels();
    private static final Kernels VECTOR = new VectorKernels();

    /** The test JVM has the module: were it missing, everything below would compare plain with plain. */
    @Test
    void theVectorKernelsAreChosenWhereTheModuleIs() {
        assertThat(Kernels.best().name()).isEqualTo("vector");
    }

    @Test
    void rowsArePaddedToWholeLanes() {
        assertThat(Kernels.stride(0)).isZero();
        assertThat(Kernels.stride(1)).isEqualTo(8);
        assertThat(Kernels.stride(20)).isEqualTo(24);
        assertThat(Kernels.stride(64)).isEqualTo(64);
    }

    @Property
    void bothGiveTheSameBits(
            @ForAll long seed, @ForAll @IntRange(max = 20) int lanes, @ForAll @IntRange(max = 9) int at) {
        Random random = new Random(seed);
        int n = lanes * Kernels.LANES;
        float[] p = gaussians(random, at + n + 3);
        float[] q = gaussians(random, 2 * at + n);
        assertThat(VECTOR.dot(p, at, q, 2 * at, n)).isEqualTo(PLAIN.dot(p, at, q, 2 * at, n));

        float[] p2 = p.clone();
        float[] q2 = q.clone();
        float e = PLAIN.step(p, at, q, 2 * at, n, 3.7f, 0.03f, 0.998f, 0.997f);
        assertThat(VECTOR.step(p2, at, q2, 2 * at, n, 3.7f, 0.03f, 0.998f, 0.997f))
                .isEqualTo(e);
        assertThat(p2).isEqualTo(p);
        assertThat(q2).isEqualTo(q);
    }

    @Property
    void bothScoreABlockAlike(@ForAll long seed, @ForAll @IntRange(max = 70) int rank) {
        Random random = new Random(seed);
        float[] p = gaussians(random, rank);
        float[] q = gaussians(random, 5 + rank * Kernels.BLOCK);
        float[] plain = gaussians(random, 2 + Kernels.BLOCK);
        float[] vector = plain.clone();
        PLAIN.scores(p, q, 5, plain, 2);
        VECTOR.scores(p, q, 5, vector, 2);
        assertThat(vector).isEqualTo(plain);
    }

    /** Against the formula, in double precision. */
    @Property
    void aStepIsWhatTheFormulaSays(@ForAll long seed) {
        Random random = new Random(seed);
        float[] p = gaussians(random, 24);
        float[] q = gaussians(random, 24);
        float[] newP = p.clone();
        float[] newQ = q.clone();
        double e = 1;
        for (int f = 0; f < 24; f++) {
            e -= (double) p[f] * q[f];
        }
        assertThat((double) PLAIN.step(newP, 0, newQ, 0, 24, 1, 0.5f, 0.25f, 0.75f))
                .isCloseTo(e, within(1e-4));
        for (int f = 0; f < 24; f++) {
            assertThat((double) newP[f]).isCloseTo(0.25 * p[f] + 0.5 * e * q[f], within(1e-3));
            assertThat((double) newQ[f]).isCloseTo(0.75 * q[f] + 0.5 * e * p[f], within(1e-3));
        }
    }

    private static float[] gaussians(Random random, int n) {
        float[] values = new float[n];
        for (int k = 0; k < n; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return values;
    }
}
