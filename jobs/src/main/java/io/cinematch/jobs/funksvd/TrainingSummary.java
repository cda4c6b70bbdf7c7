package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.List;

/**
 * How a training run went.
 *
 * @param epochs one entry for each epoch run
 * @param bestEpoch the epoch the model is from, from 1
 * @param ratings ratings trained on, without the held-out share
 * @param seconds wall-clock time of the whole fit
 */
public record TrainingSummary(List<EpochStats> epochs, int bestEpoch, long ratings, double seconds)
        implements Serializable {
    public TrainingSummary {
        epochs = List.copyOf(epochs);
    }

    static TrainingSummary of(DsgdTrainer.Trained trained, long nanos) {
        return new TrainingSummary(trained.epochs(), trained.bestEpoch(), trained.rated(), nanos / 1e9);
    }

    /** Rating updates per second of wall-clock time, preparation included. */
    public double ratingsPerSecond() {
        return ratings * epochs.size() / seconds;
    }
}
