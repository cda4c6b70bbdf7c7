package io.cinematch.jobs.funksvd;

import java.util.List;

/**
 * Tells training that blows up from training that wobbles.
 *
 * @param noise an RMSE below which rises mean nothing, in stars: ratings fitted exactly leave float noise, which may well
 *     double from one epoch to the next
 */
record Divergence(TrainingSpec spec, double noise) {
    /** So often half a step, and still no better: the step's length is not the cause. */
    private static final int MOST_UNDONE = 10;

    private static final int CREEPING = 3;

    /**
     * Looks at the newest of the epochs.
     *
     * @throws ArithmeticException when its loss is no finite number, is twice the lowest so far, or has risen three times
     *     running to 1.2 times that; with a schedule that undoes such epochs, only after ten of them running
     */
    void refuse(List<EpochStats> epochs) {
        EpochStats last = epochs.get(epochs.size() - 1);
        double lowest = lowest(epochs);
        double ratio = last.trainRmse() / Math.max(lowest, noise);
        boolean wild = !Double.isFinite(last.trainRmse()) || ratio > 2;
        boolean diverged = last.undone()
                ? (wild || ratio > 1.2) && undoneRunning(epochs) >= MOST_UNDONE
                : wild || ratio > 1.2 && rising(epochs);
        if (diverged) {
            throw new ArithmeticException(
                    "training diverged: RMSE on the training ratings is %.4g in epoch %d%s, with a step of %.4g; %s"
                            .formatted(
                                    last.trainRmse(),
                                    last.epoch(),
                                    Double.isFinite(lowest) ? ", after a lowest of %.4g".formatted(lowest) : "",
                                    last.step(),
                                    advice(last)));
        }
    }

    /** Refuses a training in which every epoch was undone: what it would answer with is random. */
    void refuseNothing(Progress done) {
        if (done.best().epoch() == 0) {
            throw new ArithmeticException("training diverged: none of %d epochs left a finite model; %s"
                    .formatted(done.epochs().size(), advice(done.epochs().get(0))));
        }
    }

    private static double lowest(List<EpochStats> epochs) {
        return epochs.stream()
                .limit(epochs.size() - 1)
                .filter(epoch -> !epoch.undone())
                .mapToDouble(EpochStats::trainRmse)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static int undoneRunning(List<EpochStats> epochs) {
        int n = 0;
        while (n < epochs.size() && epochs.get(epochs.size() - 1 - n).undone()) {
            n++;
        }
        return n;
    }

    private static boolean rising(List<EpochStats> epochs) {
        int last = epochs.size() - 1;
        for (int k = last; k > last - CREEPING; k--) {
            if (k == 0 || epochs.get(k).trainRmse() <= epochs.get(k - 1).trainRmse()) {
                return false;
            }
        }
        return true;
    }

    private String advice(EpochStats last) {
        // A missing rating's update is as much longer as it weighs.
        double step = last.step() * Math.max(1, spec.missing().weight());
        if (step <= 1) {
            // Shrinking by more than all there is, or a bias that moves by more than the error, swings ever wider.
            if (step * spec.userReg() > 1) {
                return overshoots("regParam", spec.userReg(), step);
            }
            if (step * spec.itemReg() > 1) {
                return overshoots("itemRegParam", spec.itemReg(), step);
            }
            if (step * spec.biasStep() > 1) {
                return overshoots("biasStep", spec.biasStep(), step);
            }
            if (step * spec.biasStep() * spec.userBiasReg() > 1) {
                return overshoots("userBiasRegParam", spec.userBiasReg(), step * spec.biasStep());
            }
            if (step * spec.biasStep() * spec.itemBiasReg() > 1) {
                return overshoots("itemBiasRegParam", spec.itemBiasReg(), step * spec.biasStep());
            }
        }
        double first = spec.schedule().first();
        double lower = Double.isFinite(last.trainRmse()) ? first / 2 : first / 10;
        String weak = Math.min(spec.userReg(), spec.itemReg()) < 0.01
                ? ", or raise %s (%s) to 0.01 or more"
                        .formatted(
                                spec.userReg() < 0.01 ? "regParam" : "itemRegParam",
                                Math.min(spec.userReg(), spec.itemReg()))
                : "";
        String adaptive =
                spec.schedule().undoes() ? "" : ", or set schedule to bold-driver, which finds a step by itself";
        return "lower stepSize (%s) to %.3g%s%s".formatted(first, lower, weak, adaptive);
    }

    private static String overshoots(String name, double value, double step) {
        return "each update overshoots, for %s times a step of %.3g is above 1: lower %s (%s) below %.3g"
                .formatted(name, step, name, value, 1 / step);
    }
}
