package io.cinematch.model.settings;

import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.release.Head;
import java.util.List;

/** A named model configuration; the keys are explained in {@code conf/variants.conf}. */
public sealed interface Variant {
    /** The name of the algorithm, as configured. */
    String algorithm();

    /** The questions it answers. */
    default List<Head> heads() {
        return List.of(Head.RANK, Head.STARS);
    }

    /** Whether there are factors of users, to be found from their ratings by {@link io.cinematch.model.foldin.FoldIn}. */
    default boolean folds() {
        return false;
    }

    /** Whether the service can do for its users what training does; otherwise it is there to compare with. */
    default boolean servable() {
        return true;
    }

    /** The same, for exactly so many epochs: nothing held out, nothing stopped early; unchanged where there are none. */
    default Variant forEpochs(int epochs) {
        return this;
    }

    /** The same, in so many blocks where their number is left open; unchanged where it is not, or there are none. */
    default Variant inBlocks(int blocks) {
        return this;
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

    record ItemMean(double damping) implements Variant {
        @Override
        public String algorithm() {
            return "item-mean";
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

        @Override
        public boolean folds() {
            return true;
        }

        /** What a model finds that counts missing ratings is no longer stars. */
        @Override
        public List<Head> heads() {
            return missing.counts() ? List.of(Head.RANK) : Variant.super.heads();
        }

        @Override
        public FunkSvd forEpochs(int epochs) {
            return with(epochs, 0, stepSize);
        }

        /** The same, for training that goes on from an earlier model: the last epochs only, with their short steps. */
        public FunkSvd lastEpochs(int epochs) {
            int last = Math.min(epochs, maxIter);
            return with(last, validationShare, stepSize * Math.pow(stepDecay, maxIter - last));
        }

        private FunkSvd with(int epochs, double share, double firstStep) {
            return new FunkSvd(
                    rank,
                    epochs,
                    share,
                    patience,
                    firstStep,
                    stepDecay,
                    biasStep,
                    lambda,
                    missing,
                    initStdDev,
                    numBlocks,
                    seed);
        }

        @Override
        public FunkSvd inBlocks(int blocks) {
            return numBlocks > 0
                    ? this
                    : new FunkSvd(
                            rank,
                            maxIter,
                            validationShare,
                            patience,
                            stepSize,
                            stepDecay,
                            biasStep,
                            lambda,
                            missing,
                            initStdDev,
                            blocks,
                            seed);
        }
    }

    record Als(int rank, int maxIter, double regParam, int numBlocks, long seed) implements Variant {
        @Override
        public String algorithm() {
            return "als";
        }

        @Override
        public boolean folds() {
            return true;
        }
    }

    /**
     * Ratings of at least {@code minStars} count as liked, all else as not. Nobody can be folded in: a rating becomes the
     * target 1 whatever its stars, and a movie without one weighs the same for users with few ratings and with many,
     * where {@link Missing} lets that weight grow with them.
     */
    record AlsImplicit(int rank, int maxIter, double regParam, double alpha, double minStars, int numBlocks, long seed)
            implements Variant {
        @Override
        public String algorithm() {
            return "als-implicit";
        }

        @Override
        public List<Head> heads() {
            return List.of(Head.RANK);
        }

        @Override
        public boolean servable() {
            return false;
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
