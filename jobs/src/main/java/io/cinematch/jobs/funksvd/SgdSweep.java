package io.cinematch.jobs.funksvd;

import io.cinematch.model.kernel.Kernels;
import java.io.Serializable;

/**
 * One pass of stochastic gradient descent over a cell. For each rating, with e = r − (μ + b_u + b_i + p_u·q_i) and step
 * γ (Funk 2006; Koren, <i>Factorization Meets the Neighborhood</i>, KDD 2008, §2.3):
 *
 * <pre>
 * b_u += γ_b (e − λ_bu b_u)      p_u += γ (e q_i − λ_p p_u)
 * b_i += γ_b (e − λ_bi b_i)      q_i += γ (e p_u − λ_q q_i)
 * </pre>
 */
record SgdSweep(
        int rank, float step, float biasStep, float userReg, float itemReg, float userBiasReg, float itemBiasReg)
        implements Serializable {
    private static final Kernels KERNELS = Kernels.best();

    /**
     * Updates the factors in place.
     *
     * @return Σ e², each error taken before its own update
     */
    double over(Cell cell, float mu, Factors users, Factors items) {
        double loss = 0;
        for (int k = 0; k < cell.size(); k++) {
            float e = step(cell.users[k], cell.items[k], cell.stars[k], mu, users, items);
            loss += (double) e * e;
        }
        return loss;
    }

    /** Changes nothing; Σ e². */
    double loss(Cell cell, float mu, Factors users, Factors items) {
        double loss = 0;
        for (int k = 0; k < cell.size(); k++) {
            double e = error(cell.users[k], cell.items[k], cell.stars[k], mu, users, items);
            loss += e * e;
        }
        return loss;
    }

    /** The update of one rating; its error before it. */
    float step(int u, int i, float stars, float mu, Factors users, Factors items) {
        int stride = Kernels.stride(rank);
        float e = KERNELS.step(
                users.p,
                u * stride,
                items.p,
                i * stride,
                stride,
                stars - (mu + users.b[u] + items.b[i]),
                step,
                1 - step * userReg,
                1 - step * itemReg);
        users.b[u] += biasStep * (e - userBiasReg * users.b[u]);
        items.b[i] += biasStep * (e - itemBiasReg * items.b[i]);
        return e;
    }

    /** The error of one rating. */
    float error(int u, int i, float stars, float mu, Factors users, Factors items) {
        int stride = Kernels.stride(rank);
        return stars - (mu + users.b[u] + items.b[i]) - KERNELS.dot(users.p, u * stride, items.p, i * stride, stride);
    }

    /** The same for a rating of another weight: both its error and its regularisation count as much. */
    SgdSweep weighing(float weight) {
        return new SgdSweep(rank, step * weight, biasStep * weight, userReg, itemReg, userBiasReg, itemBiasReg);
    }
}
