package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.users.UserHistories.KnownUser;
import java.io.Serializable;

/** What lists and predicted stars come from: a trained model, or something to read models by. */
interface Scorer extends Serializable {
    /** Scores of all candidates for a user, the best to be shown first; NaN for what is never shown. */
    void score(KnownUser user, float[] scores);

    /** Whether {@link #stars} can be asked for. */
    boolean predictsStars();

    /** The stars a user is predicted to give a movie, which need not be a candidate. */
    double stars(KnownUser user, int movie);
}
