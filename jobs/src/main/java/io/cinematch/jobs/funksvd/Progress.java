package io.cinematch.jobs.funksvd;

import java.util.ArrayList;
import java.util.List;

/**
 * How far training has come, between two epochs: all that the epochs to come depend on. Keeping one is enough to train
 * on from there, with the same result.
 *
 * @param model as the last epoch that was not undone left it
 * @param best the model to answer with if training stopped here
 * @param epochs those run so far
 */
record Progress(Snapshot model, Snapshot best, List<EpochStats> epochs) {
    static Progress begin(Snapshot initial) {
        return new Progress(initial, initial, List.of());
    }

    /** After one more epoch, whose held-out error is not known yet. */
    Progress plus(Snapshot trained, EpochStats stats, boolean validates) {
        List<EpochStats> all = new ArrayList<>(epochs);
        all.add(stats);
        if (stats.undone()) {
            return new Progress(model, best, List.copyOf(all));
        }
        return new Progress(trained, validates && best.epoch() > 0 ? best : trained, List.copyOf(all));
    }

    /** Loss of the model's epoch, as RMSE in stars; infinite before the first. */
    double loss() {
        return model.epoch() == 0 ? Double.POSITIVE_INFINITY : stats(model).trainRmse();
    }

    /** Whether the model's held-out error is still to be measured. */
    boolean unmeasured() {
        return model.epoch() > 0 && Double.isNaN(stats(model).validationRmse());
    }

    /** With the model's held-out error. */
    Progress measured(double validationRmse) {
        List<EpochStats> all = new ArrayList<>(epochs);
        all.set(model.epoch() - 1, stats(model).validated(validationRmse));
        boolean improved = !(validationRmse >= stats(best).validationRmse());
        return new Progress(model, improved ? model : best, List.copyOf(all));
    }

    /** Measured epochs since the best one; those undone say nothing about overfitting. */
    int sinceBest() {
        return (int) epochs.stream()
                .skip(best.epoch())
                .filter(epoch -> !Double.isNaN(epoch.validationRmse()))
                .count();
    }

    private EpochStats stats(Snapshot of) {
        return epochs.get(of.epoch() - 1);
    }
}
