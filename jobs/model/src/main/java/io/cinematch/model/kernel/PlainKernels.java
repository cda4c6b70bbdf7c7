package io.cinematch.model.kernel;

/** For any JVM. The lanes are written out, because the JIT keeps the order of float additions. */
final class PlainKernels implements Kernels {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public float dot(float[] p, int pFrom, float[] q, int qFrom, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int f = 0; f < n; f += LANES) {
            int x = pFrom + f;
            int y = qFrom + f;
            s0 += p[x] * q[y];
            s1 += p[x + 1] * q[y + 1];
            s2 += p[x + 2] * q[y + 2];
            s3 += p[x + 3] * q[y + 3];
            s4 += p[x + 4] * q[y + 4];
            s5 += p[x + 5] * q[y + 5];
            s6 += p[x + 6] * q[y + 6];
            s7 += p[x + 7] * q[y + 7];
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    @Override
    public float step(
            float[] p, int pFrom, float[] q, int qFrom, int n, float target, float step, float keepP, float keepQ) {
        float e = target - dot(p, pFrom, q, qFrom, n);
        float pull = step * e;
        for (int f = 0; f < n; f++) {
            float x = p[pFrom + f];
            float y = q[qFrom + f];
            p[pFrom + f] = keepP * x + pull * y;
            q[qFrom + f] = keepQ * y + pull * x;
        }
        return e;
    }

    @Override
    public void scores(float[] p, float[] q, int qFrom, float[] scores, int from) {
        for (int f = 0; f < p.length; f++) {
            float x = p[f];
            int row = qFrom + f * BLOCK;
            for (int i = 0; i < BLOCK; i++) {
                scores[from + i] += x * q[row + i];
            }
        }
    }
}
