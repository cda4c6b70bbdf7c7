package io.cinematch.jobs.funksvd;

import io.cinematch.model.kernel.Kernels;

/** Factors written down row by row, as a person reads them. */
final class FactorRows {
    private FactorRows() {}

    static Factors of(float[] b, float[]... rows) {
        int stride = Kernels.stride(rows.length == 0 ? 0 : rows[0].length);
        float[] p = new float[rows.length * stride];
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(rows[k], 0, p, k * stride, rows[k].length);
        }
        return new Factors(b, p);
    }
}
