package io.cinematch.model.foldin;

import java.io.Serializable;

/**
 * The λ of the training objective, apart for each kind of parameter; each weighs by the number of ratings (λ·n), the
 * convention of Spark's ALS.
 *
 * @param user λ of user factors
 * @param item λ of item factors
 * @param userBias λ of user biases
 * @param itemBias λ of item biases
 */
public record Regularisation(double user, double item, double userBias, double itemBias) implements Serializable {
    /** One λ for everything. */
    public static Regularisation of(double regParam) {
        return new Regularisation(regParam, regParam, regParam, regParam);
    }
}
