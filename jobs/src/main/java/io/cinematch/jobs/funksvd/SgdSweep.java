package io.cinematch.jobs.funksvd;

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

    /** The update of one rating; its error before it. */
    float step(int u, int i, float stars, float mu, Factors users, Factors items) {
        float e = stars - (mu + users.b[u] + items.b[i] + dot(users.p, u * rank, items.p, i * rank, rank));
        users.b[u] += biasStep * (e - userBiasReg * users.b[u]);
        items.b[i] += biasStep * (e - itemBiasReg * items.b[i]);
        update(users.p, u * rank, items.p, i * rank, e);
        return e;
    }

    /** The same for a rating of another weight: both its error and its regularisation count as much. */
    SgdSweep weighing(float weight) {
        return new SgdSweep(rank, step * weight, biasStep * weight, userReg, itemReg, userBiasReg, itemBiasReg);
    }

    private void update(float[] p, int pu, float[] q, int qi, float e) {
        float keepP = 1 - step * userReg;
        float keepQ = 1 - step * itemReg;
        float pull = step * e;
        for (int f = 0; f < rank; f++) {
            float pf = p[pu + f];
            float qf = q[qi + f];
            p[pu + f] = keepP * pf + pull * qf;
            q[qi + f] = keepQ * qf + pull * pf;
        }
    }

    /** Four partial sums, because the JIT keeps the order of float additions and one chain waits on itself. */
    static float dot(float[] p, int pu, float[] q, int qi, int rank) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int f = 0;
        for (; f + 3 < rank; f += 4) {
            s0 += p[pu + f] * q[qi + f];
            s1 += p[pu + f + 1] * q[qi + f + 1];
            s2 += p[pu + f + 2] * q[qi + f + 2];
            s3 += p[pu + f + 3] * q[qi + f + 3];
        }
        for (; f < rank; f++) {
            s0 += p[pu + f] * q[qi + f];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
