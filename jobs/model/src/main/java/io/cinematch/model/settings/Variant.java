package io.cinematch.model.settings;

import io.cinematch.model.foldin.Regularisation;

/** A named model configuration; the keys are explained in {@code conf/cinematch.conf}. */
public sealed interface Variant {
    /** The name of the algorithm, as configured. */
    String algorithm();

    record Popularity() implements Variant {
        @Override
        public String algorithm() {
            return "popularity";
        }
    }

    record Bias(double userDamping, double itemDamping) implements Variant {
        @Override
        public String algorithm() {
            return "bias";
        }
    }

    record FunkSvd(
            int rank,
            int maxIter,
            double validationShare,
            int patience,
            double stepSize,
            double stepDecay,
            double biasStep,
            Regularisation lambda,
            double initStdDev,
            int numBlocks,
            long seed)
            implements Variant {
        @Override
        public String algorithm() {
            return "funksvd";
        }

        /** The same, for exactly so many epochs: nothing held out, nothing stopped early. */
        public FunkSvd forEpochs(int epochs) {
            return new FunkSvd(
                    rank, epochs, 0, patience, stepSize, stepDecay, biasStep, lambda, initStdDev, numBlocks, seed);
        }
    }

    record Als(int rank, int maxIter, double regParam, int numBlocks, long seed) implements Variant {
        @Override
        public String algorithm() {
            return "als";
        }
    }
}
