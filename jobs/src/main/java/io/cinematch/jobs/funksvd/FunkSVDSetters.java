package io.cinematch.jobs.funksvd;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/** The parameters of {@link FunkSVD} by name, for {@code ParamGridBuilder}, and their setters. */
abstract sealed class FunkSVDSetters extends Estimator<FunkSVDModel> permits FunkSVD {
    private final String uid;
    final FunkSVDParams p;

    FunkSVDSetters(String uid) {
        this.uid = uid;
        p = new FunkSVDParams(this);
    }

    abstract FunkSVD self();

    @Override
    public String uid() {
        return uid;
    }

    /** Named here, because Spark would find them by reflection in the order of the JVM's choosing. */
    @Override
    public Param<?>[] params() {
        return p.all();
    }

    public Param<String> userCol() {
        return p.userCol;
    }

    public FunkSVD setUserCol(String value) {
        set(p.userCol, value);
        return self();
    }

    public Param<String> itemCol() {
        return p.itemCol;
    }

    public FunkSVD setItemCol(String value) {
        set(p.itemCol, value);
        return self();
    }

    public Param<String> ratingCol() {
        return p.ratingCol;
    }

    public FunkSVD setRatingCol(String value) {
        set(p.ratingCol, value);
        return self();
    }

    public Param<String> predictionCol() {
        return p.predictionCol;
    }

    public FunkSVD setPredictionCol(String value) {
        set(p.predictionCol, value);
        return self();
    }

    public Param<String> coldStartStrategy() {
        return p.coldStartStrategy;
    }

    public FunkSVD setColdStartStrategy(String value) {
        set(p.coldStartStrategy, value);
        return self();
    }

    public IntParam rank() {
        return p.rank;
    }

    public FunkSVD setRank(int value) {
        set(p.rank, value);
        return self();
    }

    public IntParam maxIter() {
        return p.maxIter;
    }

    public FunkSVD setMaxIter(int value) {
        set(p.maxIter, value);
        return self();
    }

    public DoubleParam stepSize() {
        return p.stepSize;
    }

    public FunkSVD setStepSize(double value) {
        set(p.stepSize, value);
        return self();
    }

    public DoubleParam stepDecay() {
        return p.stepDecay;
    }

    public FunkSVD setStepDecay(double value) {
        set(p.stepDecay, value);
        return self();
    }

    public Param<String> schedule() {
        return p.schedule;
    }

    public FunkSVD setSchedule(String value) {
        set(p.schedule, value);
        return self();
    }

    public DoubleParam biasStep() {
        return p.biasStep;
    }

    public FunkSVD setBiasStep(double value) {
        set(p.biasStep, value);
        return self();
    }

    public DoubleParam regParam() {
        return p.regParam;
    }

    public FunkSVD setRegParam(double value) {
        set(p.regParam, value);
        return self();
    }

    public DoubleParam itemRegParam() {
        return p.itemRegParam;
    }

    public FunkSVD setItemRegParam(double value) {
        set(p.itemRegParam, value);
        return self();
    }

    public DoubleParam userBiasRegParam() {
        return p.userBiasRegParam;
    }

    public FunkSVD setUserBiasRegParam(double value) {
        set(p.userBiasRegParam, value);
        return self();
    }

    public DoubleParam itemBiasRegParam() {
        return p.itemBiasRegParam;
    }

    public FunkSVD setItemBiasRegParam(double value) {
        set(p.itemBiasRegParam, value);
        return self();
    }

    public DoubleParam initStdDev() {
        return p.initStdDev;
    }

    public FunkSVD setInitStdDev(double value) {
        set(p.initStdDev, value);
        return self();
    }

    public DoubleParam validationShare() {
        return p.validationShare;
    }

    public FunkSVD setValidationShare(double value) {
        set(p.validationShare, value);
        return self();
    }

    public IntParam patience() {
        return p.patience;
    }

    public FunkSVD setPatience(int value) {
        set(p.patience, value);
        return self();
    }

    public IntParam numBlocks() {
        return p.numBlocks;
    }

    public FunkSVD setNumBlocks(int value) {
        set(p.numBlocks, value);
        return self();
    }

    public IntParam checkpointInterval() {
        return p.checkpointInterval;
    }

    public FunkSVD setCheckpointInterval(int value) {
        set(p.checkpointInterval, value);
        return self();
    }

    public LongParam seed() {
        return p.seed;
    }

    public FunkSVD setSeed(long value) {
        set(p.seed, value);
        return self();
    }

    public DoubleParam missingWeight() {
        return p.missingWeight;
    }

    public FunkSVD setMissingWeight(double value) {
        set(p.missingWeight, value);
        return self();
    }

    public DoubleParam missingRating() {
        return p.missingRating;
    }

    public FunkSVD setMissingRating(double value) {
        set(p.missingRating, value);
        return self();
    }

    public IntParam missingPerRating() {
        return p.missingPerRating;
    }

    public FunkSVD setMissingPerRating(int value) {
        set(p.missingPerRating, value);
        return self();
    }
}
