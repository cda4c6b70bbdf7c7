package io.cinematch.jobs.funksvd;

import io.cinematch.model.foldin.Missing;
import java.io.Serializable;

/** What a training run does, checked and free of Spark; see {@link FunkSVDParams} for the meaning of each value. */
record TrainingSpec(
        int rank,
        int maxIter,
        StepSchedule schedule,
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
        int checkpointInterval,
        long seed)
        implements Serializable {

    /** The steps and shrinkages of an epoch with this step. */
    SgdSweep sweep(double step) {
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
