package io.cinematch.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * With the vector module. One width for every machine: wider is not faster here, and the sums stay the same. On a
 * machine with narrower registers vectors become objects, so there this is not used.
 */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> LANE = FloatVector.SPECIES_256;

    /** @throws IllegalStateException when this machine's registers are too narrow */
    VectorKernels() {
        if (FloatVector.SPECIES_PREFERRED.length() < LANES) {
            throw new IllegalStateException("vector registers are narrower than 256 bits");
        }
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public float dot(float[] p, int pFrom, float[] q, int qFrom, int n) {
        FloatVector sum = FloatVector.zero(LANE);
        for (int f = 0; f < n; f += LANES) {
            sum = sum.add(FloatVector.fromArray(LANE, p, pFrom + f).mul(FloatVector.fromArray(LANE, q, qFrom + f)));
        }
        return ((sum.lane(0) + sum.lane(4)) + (sum.lane(2) + sum.lane(6)))
                + ((sum.lane(1) + sum.lane(5)) + (sum.lane(3) + sum.lane(7)));
    }

    /**
     * Written out at length, and so kept above the 325 bytecodes that HotSpot inlines at most: within a larger method the
     * JIT runs out of its budget before it has turned all vectors into registers, once other code (MLlib's ALS) has used
     * vectors of other types. Then this is slower than plain Java.
     */
    @Override
    public float step(
            float[] p, int pFrom, float[] q, int qFrom, int n, float target, float step, float keepP, float keepQ) {
        FloatVector sum = FloatVector.zero(LANE);
        int f = 0;
        for (; f + LANES < n; f += 2 * LANES) {
            FloatVector x = FloatVector.fromArray(LANE, p, pFrom + f);
            FloatVector x2 = FloatVector.fromArray(LANE, p, pFrom + f + LANES);
            FloatVector y = FloatVector.fromArray(LANE, q, qFrom + f);
            FloatVector y2 = FloatVector.fromArray(LANE, q, qFrom + f + LANES);
            sum = sum.add(x.mul(y)).add(x2.mul(y2));
        }
        if (f < n) {
            sum = sum.add(FloatVector.fromArray(LANE, p, pFrom + f).mul(FloatVector.fromArray(LANE, q, qFrom + f)));
        }
        float dot = ((sum.lane(0) + sum.lane(4)) + (sum.lane(2) + sum.lane(6)))
                + ((sum.lane(1) + sum.lane(5)) + (sum.lane(3) + sum.lane(7)));
        float e = target - dot;
        FloatVector pull = FloatVector.broadcast(LANE, step * e);
        FloatVector keptP = FloatVector.broadcast(LANE, keepP);
        FloatVector keptQ = FloatVector.broadcast(LANE, keepQ);
        for (f = 0; f + LANES < n; f += 2 * LANES) {
            FloatVector x = FloatVector.fromArray(LANE, p, pFrom + f);
            FloatVector x2 = FloatVector.fromArray(LANE, p, pFrom + f + LANES);
            FloatVector y = FloatVector.fromArray(LANE, q, qFrom + f);
            FloatVector y2 = FloatVector.fromArray(LANE, q, qFrom + f + LANES);
            x.mul(keptP).add(y.mul(pull)).intoArray(p, pFrom + f);
            x2.mul(keptP).add(y2.mul(pull)).intoArray(p, pFrom + f + LANES);
            y.mul(keptQ).add(x.mul(pull)).intoArray(q, qFrom + f);
            y2.mul(keptQ).add(x2.mul(pull)).intoArray(q, qFrom + f + LANES);
        }
        if (f < n) {
            FloatVector x = FloatVector.fromArray(LANE, p, pFrom + f);
            FloatVector y = FloatVector.fromArray(LANE, q, qFrom + f);
            x.mul(keptP).add(y.mul(pull)).intoArray(p, pFrom + f);
            y.mul(keptQ).add(x.mul(pull)).intoArray(q, qFrom + f);
        }
        return e;
    }

    /** At length for the same reason as {@link #step}. */
    @Override
    public void scores(float[] p, float[] q, int qFrom, float[] scores, int from) {
        FloatVector s0 = FloatVector.fromArray(LANE, scores, from);
        FloatVector s1 = FloatVector.fromArray(LANE, scores, from + LANES);
        FloatVector s2 = FloatVector.fromArray(LANE, scores, from + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(LANE, scores, from + 3 * LANES);
        int row = qFrom;
        int f = 0;
        for (; f + 1 < p.length; f += 2) {
            FloatVector x = FloatVector.broadcast(LANE, p[f]);
            FloatVector y = FloatVector.broadcast(LANE, p[f + 1]);
            int next = row + BLOCK;
            s0 = s0.add(x.mul(FloatVector.fromArray(LANE, q, row))).add(y.mul(FloatVector.fromArray(LANE, q, next)));
            s1 = s1.add(x.mul(FloatVector.fromArray(LANE, q, row + LANES)))
                    .add(y.mul(FloatVector.fromArray(LANE, q, next + LANES)));
            s2 = s2.add(x.mul(FloatVector.fromArray(LANE, q, row + 2 * LANES)))
                    .add(y.mul(FloatVector.fromArray(LANE, q, next + 2 * LANES)));
            s3 = s3.add(x.mul(FloatVector.fromArray(LANE, q, row + 3 * LANES)))
                    .add(y.mul(FloatVector.fromArray(LANE, q, next + 3 * LANES)));
            row = next + BLOCK;
        }
        if (f < p.length) {
            FloatVector x = FloatVector.broadcast(LANE, p[f]);
            s0 = s0.add(x.mul(FloatVector.fromArray(LANE, q, row)));
            s1 = s1.add(x.mul(FloatVector.fromArray(LANE, q, row + LANES)));
            s2 = s2.add(x.mul(FloatVector.fromArray(LANE, q, row + 2 * LANES)));
            s3 = s3.add(x.mul(FloatVector.fromArray(LANE, q, row + 3 * LANES)));
        }
        s0.intoArray(scores, from);
        s1.intoArray(scores, from + LANES);
        s2.intoArray(scores, from + 2 * LANES);
        s3.intoArray(scores, from + 3 * LANES);
    }
}
