package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.List;

/**
 * How a training run went.
 *
 * @param epochs one entry for each epoch run: loss, validation RMSE, step, speed
 * @param bestEpoch the epoch the model is from, from 1; 0 when every epoch was undone
 * @param ratings ratings trained on, without the held-out share
 * @param restarts how often training went back to a checkpoint, or its beginning, because executors were lost
 * @param seconds wall-clock time of the whole fit
 */
public record TrainingSummary(List<EpochStats> epochs, int bestEpoch, long ratings, int restarts, double seconds)
        implements Serializable {
    public TrainingSummary {
        epochs = List.copyOf(epochs);
    }

    static TrainingSummary of(DsgdTrainer.Trained trained, long nanos) {
        return new TrainingSummary(
                trained.epochs(), trained.bestEpoch(), trained.rated(), trained.restarts(), nanos / 1e9);
    }

    /** Rating updates per second of wall-clock time, preparation included. */
    public double ratingsPerSecond() {
        return ratings * epochs.size() / seconds;
    }
}
