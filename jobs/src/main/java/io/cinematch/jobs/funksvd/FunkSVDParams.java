package io.cinematch.jobs.funksvd;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** The parameters of {@link FunkSVD}, kept in one place for it and its model; names as in Spark's ALS where they mean the same. */
final class FunkSVDParams {
    final Param<String> userCol;
    final Param<String> itemCol;
    final Param<String> ratingCol;
    final Param<String> predictionCol;
    final Param<String> coldStartStrategy;
    final IntParam rank;
    final IntParam maxIter;
    final DoubleParam stepSize;
    final DoubleParam stepDecay;
    final Param<String> schedule;
    final DoubleParam biasStep;
    final DoubleParam regParam;
    final DoubleParam itemRegParam;
    final DoubleParam userBiasRegParam;
    final DoubleParam itemBiasRegParam;
    final DoubleParam missingWeight;
    final DoubleParam missingRating;
    final IntParam missingPerRating;
    final DoubleParam initStdDev;
    final DoubleParam validationShare;
    final IntParam patience;
    final IntParam numBlocks;
    final IntParam checkpointInterval;
    final LongParam seed;

    FunkSVDParams(Params owner) {
        userCol = new Param<>(owner, "userCol", "column of user ids: whole numbers");
        itemCol = new Param<>(owner, "itemCol", "column of item ids: whole numbers");
        ratingCol = new Param<>(owner, "ratingCol", "column of ratings");
        predictionCol = new Param<>(owner, "predictionCol", "column that transform adds");
        coldStartStrategy = new Param<>(
                owner,
                "coldStartStrategy",
                "what transform does with users and items unknown to the model: nan or drop",
                (String s) -> s.equals("nan") || s.equals("drop"));
        rank = new IntParam(owner, "rank", "number of factors (>= 1)", ParamValidators.gtEq(1));
        maxIter = new IntParam(owner, "maxIter", "most epochs (>= 1)", ParamValidators.gtEq(1));
        stepSize = new DoubleParam(owner, "stepSize", "step of the first epoch (> 0)", ParamValidators.gt(0));
        stepDecay = new DoubleParam(
                owner,
                "stepDecay",
                "step of the second epoch / step of the first, for the schedules that decay (0, 1]",
                ParamValidators.inRange(0, 1, false, true));
        schedule = new Param<>(
                owner,
                "schedule",
                "steps of the epochs e = 0, 1, ...: geometric (stepSize * stepDecay^e), constant,"
                        + " inverse (stepSize / (1 + (1 / stepDecay - 1) * e)), or"
                        + " bold-driver (* 1.05 after an epoch in which the loss fell, else * 0.5 and the epoch undone)",
                (String s) -> StepSchedule.NAMES.contains(s));
        biasStep = new DoubleParam(
                owner, "biasStep", "step of the biases / step of the factors (> 0)", ParamValidators.gt(0));
        regParam = new DoubleParam(owner, "regParam", "regularisation of user factors (>= 0)", ParamValidators.gtEq(0));
        itemRegParam = new DoubleParam(
                owner, "itemRegParam", "regularisation of item factors (>= 0)", ParamValidators.gtEq(0));
        userBiasRegParam = new DoubleParam(
                owner, "userBiasRegParam", "regularisation of user biases (>= 0)", ParamValidators.gtEq(0));
        itemBiasRegParam = new DoubleParam(
                owner, "itemBiasRegParam", "regularisation of item biases (>= 0)", ParamValidators.gtEq(0));
        missingWeight = new DoubleParam(
                owner,
                "missingWeight",
                "weight of a rating that is missing, to rank the whole catalogue well; 0 for the classic model (>= 0)",
                ParamValidators.gtEq(0));
        missingRating = new DoubleParam(owner, "missingRating", "what a missing rating is taken to be");
        missingPerRating = new IntParam(
                owner,
                "missingPerRating",
                "missing ratings sampled for each given one (>= 0)",
                ParamValidators.gtEq(0));
        initStdDev = new DoubleParam(
                owner, "initStdDev", "standard deviation of the initial factors (> 0)", ParamValidators.gt(0));
        validationShare = new DoubleParam(
                owner,
                "validationShare",
                "share of the ratings held out to choose the epoch; 0 takes the last epoch",
                ParamValidators.inRange(0, 1, true, false));
        patience = new IntParam(
                owner,
                "patience",
                "epochs without a better validation RMSE before training stops (>= 1)",
                ParamValidators.gtEq(1));
        numBlocks = new IntParam(
                owner,
                "numBlocks",
                "blocks of users and of items; 0 means Spark's default parallelism",
                ParamValidators.gtEq(0));
        checkpointInterval = new IntParam(
                owner,
                "checkpointInterval",
                "epochs between checkpoints, from which training goes on when executors are lost; -1 for none;"
                        + " ignored when the SparkContext has no checkpoint directory",
                epochs -> (int) epochs == -1 || (int) epochs >= 1);
        seed = new LongParam(owner, "seed", "random seed");
    }

    /** Parameters that the model has too. */
    Param<?>[] ofModel() {
        return new Param<?>[] {coldStartStrategy, itemCol, predictionCol, userCol};
    }

    /** All parameters, in the order of their names, as Spark lists them. */
    Param<?>[] all() {
        return new Param<?>[] {
            biasStep,
            checkpointInterval,
            coldStartStrategy,
            initStdDev,
            itemBiasRegParam,
            itemCol,
            itemRegParam,
            maxIter,
            missingPerRating,
            missingRating,
            missingWeight,
            numBlocks,
            patience,
            predictionCol,
            rank,
            ratingCol,
            regParam,
            schedule,
            seed,
            stepDecay,
            stepSize,
            userBiasRegParam,
            userCol,
            validationShare
        };
    }
}
