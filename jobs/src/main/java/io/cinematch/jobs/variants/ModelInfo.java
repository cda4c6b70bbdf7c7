package io.cinematch.jobs.variants;

import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.release.Head;
import java.util.List;

/**
 * What a trained model is, beside its factors.
 *
 * @param variant as configured
 * @param algorithm what trained it
 * @param heads the questions it answers
 * @param rank number of factors
 * @param mu the constant of its scores; 0 for models without one
 * @param lambda what it was trained with
 * @param meanStars mean of its training ratings: the stars predicted where the model knows too little
 */
public record ModelInfo(
        String variant,
        String algorithm,
        List<Head> heads,
        int rank,
        double mu,
        Regularisation lambda,
        double meanStars) {
    public ModelInfo {
        heads = List.copyOf(heads);
    }
}
