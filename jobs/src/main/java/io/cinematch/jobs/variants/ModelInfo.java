package io.cinematch.jobs.variants;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
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
 * @param missing the same
 * @param meanStars mean of its training ratings: the stars predicted where the model knows too little
 */
public record ModelInfo(
        String variant,
        String algorithm,
        List<Head> heads,
        int rank,
        double mu,
        Regularisation lambda,
        Missing missing,
        double meanStars) {
    public ModelInfo {
        heads = List.copyOf(heads);
    }

    /** As the manifest of a release says it, where it answers these questions. */
    public HeadModel answering(List<Head> questions) {
        return new HeadModel(questions, algorithm, rank, mu, lambda, missing);
    }
}
