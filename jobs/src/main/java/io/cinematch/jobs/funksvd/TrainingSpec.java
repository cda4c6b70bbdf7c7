package io.cinematch.jobs.funksvd;

import io.cinematch.model.foldin.Missing;
import java.io.Serializable;

/** What a training run does, checked and free of Spark; see {@link FunkSVDParams} for the meaning of each value. */
record TrainingSpec(
        int rank,
        int maxIter,
        double stepSize,
        double stepDecay,
        double biasStep,
        double userReg,
        double itemReg,
        double userBiasReg,
        double itemBiasReg,
        Missing missing,
        double initStdDev,
        double validationShare,
        int patience,
        int numBlocks,
        long seed)
        implements Serializable {

    /** The steps and shrinkages of one epoch; stepSize · stepDecay^epoch. */
    SgdSweep sweep(int epoch) {
        double step = stepSize * Math.pow(stepDecay, epoch);
        return new SgdSweep(
                rank,
                (float) step,
                (float) (step * biasStep),
                (float) userReg,
                (float) itemReg,
                (float) userBiasReg,
                (float) itemBiasReg);
    }
}
