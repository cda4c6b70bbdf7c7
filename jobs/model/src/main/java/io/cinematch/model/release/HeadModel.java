package io.cinematch.model.release;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import java.util.List;

/**
 * One model of a release, as the manifest describes it; its numbers are in the item chunks and user records, at the
 * same position.
 *
 * @param heads which questions it answers
 * @param algorithm what trained it, for people
 * @param rank number of factors
 * @param mu global mean, in stars; over missing ratings too where they count
 * @param lambda what it was trained with, and so what a fold-in against it must use
 * @param missing the same
 */
public record HeadModel(
        List<Head> heads, String algorithm, int rank, double mu, Regularisation lambda, Missing missing) {
    public HeadModel {
        heads = List.copyOf(heads);
    }
}
