package io.cinematch.jobs.funksvd;

import java.io.Serializable;

/**
 * What one epoch did.
 *
 * @param epoch from 1
 * @param step of the factors, as the schedule set it
 * @param trainRmse error over the epoch's ratings, each taken just before its own update, in stars
 * @param validationRmse error on the held-out share after the epoch, in stars; NaN when nothing is held out or the epoch
 *     is undone
 * @param undone whether training went on from the model before this epoch, because its loss did not fall (only with the
 *     schedule {@code bold-driver})
 * @param seconds wall-clock time of the epoch
 * @param ratingsPerSecond ratings trained on over those seconds
 */
public record EpochStats(
        int epoch,
        double step,
        double trainRmse,
        double validationRmse,
        boolean undone,
        double seconds,
        double ratingsPerSecond)
        implements Serializable {

    EpochStats validated(double rmse) {
        return new EpochStats(epoch, step, trainRmse, rmse, undone, seconds, ratingsPerSecond);
    }
}
