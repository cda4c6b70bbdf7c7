package io.cinematch.model.settings;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.release.Head;
import java.util.List;

/** A named model configuration; the keys are explained in {@code conf/cinematch.conf}. */
public sealed interface Variant {
    /** The name of the algorithm, as configured. */
    String algorithm();

    /** The questions it answers. */
    default List<Head> heads() {
        return List.of(Head.RANK, Head.STARS);
    }

    record Popularity() implements Variant {
        @Override
        public String algorithm() {
            return "popularity";
        }

        @Override
        public List<Head> heads() {
            return List.of(Head.RANK);
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
            Missing missing,
            double initStdDev,
            int numBlocks,
            long seed)
            implements Variant {
        @Override
        public String algorithm() {
            return "funksvd";
        }

        /** What a model finds that counts missing ratings is no longer stars. */
        @Override
        public List<Head> heads() {
            return missing.counts() ? List.of(Head.RANK) : Variant.super.heads();
        }

        /** The same, for exactly so many epochs: nothing held out, nothing stopped early. */
        public FunkSvd forEpochs(int epochs) {
            return new FunkSvd(
                    rank,
                    epochs,
                    0,
                    patience,
                    stepSize,
                    stepDecay,
                    biasStep,
                    lambda,
                    missing,
                    initStdDev,
                    numBlocks,
                    seed);
        }
    }

    record Als(int rank, int maxIter, double regParam, int numBlocks, long seed) implements Variant {
        @Override
        public String algorithm() {
            return "als";
        }
    }

    /**
     * One variant to choose what to show and another to say how many stars, in one release.
     *
     * @param rank name of the variant that ranks
     * @param stars name of the variant that predicts stars
     */
    record TwoHeads(String rank, String stars) implements Variant {
        @Override
        public String algorithm() {
            return "two-heads";
        }
    }
}
