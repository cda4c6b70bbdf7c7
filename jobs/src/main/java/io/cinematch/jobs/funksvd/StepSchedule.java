package io.cinematch.jobs.funksvd;

import java.io.Serializable;
import java.util.List;

/** How long a step SGD takes in each epoch. Pure: the past epochs decide the next step. */
sealed interface StepSchedule extends Serializable {
    /** The schedules by their names, as the parameter {@code schedule} takes them. */
    List<String> NAMES = List.of("geometric", "constant", "inverse", "bold-driver");

    /** Step of the first epoch. */
    double first();

    /** Step of the epoch after these. */
    double next(List<EpochStats> past);

    /** Whether an epoch in which the loss did not fall is undone: training goes on from the model before it. */
    default boolean undoes() {
        return false;
    }

    /**
     * A schedule by its name.
     *
     * @param decay step of the second epoch over that of the first, where the schedule decays
     * @throws IllegalArgumentException when there is no such schedule
     */
    static StepSchedule of(String name, double first, double decay) {
        return switch (name) {
            case "geometric" -> new Geometric(first, decay);
            case "constant" -> new Constant(first);
            case "inverse" -> new Inverse(first, decay);
            case "bold-driver" -> new BoldDriver(first);
            default ->
                throw new IllegalArgumentException("there is no schedule %s; there are %s".formatted(name, NAMES));
        };
    }

    /** first · decay^epoch. */
    record Geometric(double first, double decay) implements StepSchedule {
        @Override
        public double next(List<EpochStats> past) {
            return first * Math.pow(decay, past.size());
        }
    }

    /** Always the first. */
    record Constant(double first) implements StepSchedule {
        @Override
        public double next(List<EpochStats> past) {
            return first;
        }
    }

    /**
     * first / (1 + c·epoch), the decay of Robbins and Monro, with c such that the second epoch's step is decay times the
     * first one's, as it is in {@link Geometric}; from there on it falls more slowly, and its sum has no bound.
     */
    record Inverse(double first, double decay) implements StepSchedule {
        @Override
        public double next(List<EpochStats> past) {
            return first / (1 + (1 / decay - 1) * past.size());
        }
    }

    /**
     * A little longer after each epoch in which the loss fell, half as long after one in which it did not: the bold
     * driver of Battiti (<i>Accelerated backpropagation learning</i>, Complex Systems 3, 1989) with the factors that
     * Gemulla et al. (KDD 2011, section 5) use for DSGD. As in Battiti's, an epoch that did not help is undone: after a
     * step far too long nothing may be left that could be trained on.
     */
    record BoldDriver(double first) implements StepSchedule {
        private static final double LONGER = 1.05;
        private static final double SHORTER = 0.5;

        @Override
        public double next(List<EpochStats> past) {
            double step = first;
            for (EpochStats epoch : past) {
                step *= epoch.undone() ? SHORTER : LONGER;
            }
            return step;
        }

        @Override
        public boolean undoes() {
            return true;
        }
    }
}
