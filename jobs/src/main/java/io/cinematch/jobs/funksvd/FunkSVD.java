package io.cinematch.jobs.funksvd;

import java.util.function.Consumer;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Biased matrix factorisation r̂(u,i) = μ + b_u + b_i + p_u·q_i as a Spark ML estimator, beside
 * {@link org.apache.spark.ml.recommendation.ALS}; trained by distributed stratified SGD (see the package). Parameters
 * are named as in ALS where they mean the same; {@code explainParams()} tells what each is.
 *
 * <p>Regularisation weighs by the number of ratings, the convention of Spark's ALS; {@code regParam} sets all four
 * kinds unless {@code itemRegParam}, {@code userBiasRegParam} or {@code itemBiasRegParam} is set apart. Equal ratings,
 * parameters, seed and number of blocks give equal bytes, whatever the order or partitioning of the input.
 */
public final class FunkSVD extends Estimator<FunkSVDModel> {
    private final String uid;
    private final FunkSVDParams p;

    public FunkSVD() {
        this(Identifiable$.MODULE$.randomUID("funksvd"));
    }

    public FunkSVD(String uid) {
        this.uid = uid;
        p = new FunkSVDParams(this);
        setDefault(p.userCol, "user");
        setDefault(p.itemCol, "item");
        setDefault(p.ratingCol, "rating");
        setDefault(p.predictionCol, "prediction");
        setDefault(p.coldStartStrategy, "nan");
        setDefault(p.rank, 10);
        setDefault(p.maxIter, 20);
        setDefault(p.stepSize, 0.03);
        setDefault(p.stepDecay, 0.93);
        setDefault(p.biasStep, 0.4);
        setDefault(p.regParam, 0.05);
        setDefault(p.initStdDev, 0.02);
        setDefault(p.validationShare, 0.0);
        setDefault(p.patience, 3);
        setDefault(p.numBlocks, 0);
        setDefault(p.seed, 42L);
    }

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public FunkSVDModel fit(Dataset<?> dataset) {
        return fit(dataset, epoch -> {});
    }

    /**
     * Trains, telling a listener about each epoch.
     *
     * @throws IllegalArgumentException when a column is missing or of a wrong type, before any job runs; when there are
     *     no ratings, some are null, NaN or infinite, or all are held out
     * @throws ArithmeticException when training diverges, with what to change
     */
    public FunkSVDModel fit(Dataset<?> dataset, Consumer<EpochStats> listener) {
        long started = System.nanoTime();
        TrainingSpec spec = spec(dataset.sparkSession().sparkContext().defaultParallelism());
        Ratings ratings = Ratings.of(columns().select(dataset), spec);
        try {
            DsgdTrainer.Trained trained = new DsgdTrainer(ratings, spec, listener).train();
            TrainingSummary summary = TrainingSummary.of(trained, System.nanoTime() - started);
            FunkSVDModel model = FunkSVDModel.of(dataset.sparkSession(), uid, ratings, trained, spec, summary);
            return copyValues(model.setParent(this), ParamMap.empty());
        } finally {
            ratings.forget();
        }
    }

    @Override
    public StructType transformSchema(StructType schema) {
        columns().check(schema);
        return FunkSVDModel.withPrediction(schema, value(p.predictionCol));
    }

    @Override
    public FunkSVD copy(ParamMap extra) {
        return copyValues(new FunkSVD(uid), extra);
    }

    /** Named here, because Spark would find them by reflection in the order of the JVM's choosing. */
    @Override
    public Param<?>[] params() {
        return p.all();
    }

    private RatingColumns columns() {
        return new RatingColumns(value(p.userCol), value(p.itemCol), value(p.ratingCol));
    }

    private TrainingSpec spec(int parallelism) {
        int blocks = value(p.numBlocks);
        double reg = value(p.regParam);
        return new TrainingSpec(
                value(p.rank),
                value(p.maxIter),
                value(p.stepSize),
                value(p.stepDecay),
                value(p.biasStep),
                reg,
                isDefined(p.itemRegParam) ? value(p.itemRegParam) : reg,
                isDefined(p.userBiasRegParam) ? value(p.userBiasRegParam) : reg,
                isDefined(p.itemBiasRegParam) ? value(p.itemBiasRegParam) : reg,
                value(p.initStdDev),
                value(p.validationShare),
                value(p.patience),
                blocks == 0 ? parallelism : blocks,
                value(p.seed));
    }

    /** Scala's numbers are objects here, and its numeric parameters are typed as such. */
    @SuppressWarnings("unchecked")
    private <T> T value(Param<?> param) {
        return (T) getOrDefault((Param<Object>) param);
    }

    public Param<String> userCol() {
        return p.userCol;
    }

    public FunkSVD setUserCol(String value) {
        set(p.userCol, value);
        return this;
    }

    public Param<String> itemCol() {
        return p.itemCol;
    }

    public FunkSVD setItemCol(String value) {
        set(p.itemCol, value);
        return this;
    }

    public Param<String> ratingCol() {
        return p.ratingCol;
    }

    public FunkSVD setRatingCol(String value) {
        set(p.ratingCol, value);
        return this;
    }

    public Param<String> predictionCol() {
        return p.predictionCol;
    }

    public FunkSVD setPredictionCol(String value) {
        set(p.predictionCol, value);
        return this;
    }

    public Param<String> coldStartStrategy() {
        return p.coldStartStrategy;
    }

    public FunkSVD setColdStartStrategy(String value) {
        set(p.coldStartStrategy, value);
        return this;
    }

    public IntParam rank() {
        return p.rank;
    }

    public FunkSVD setRank(int value) {
        set(p.rank, value);
        return this;
    }

    public IntParam maxIter() {
        return p.maxIter;
    }

    public FunkSVD setMaxIter(int value) {
        set(p.maxIter, value);
        return this;
    }

    public DoubleParam stepSize() {
        return p.stepSize;
    }

    public FunkSVD setStepSize(double value) {
        set(p.stepSize, value);
        return this;
    }

    public DoubleParam stepDecay() {
        return p.stepDecay;
    }

    public FunkSVD setStepDecay(double value) {
        set(p.stepDecay, value);
        return this;
    }

    public DoubleParam biasStep() {
        return p.biasStep;
    }

    public FunkSVD setBiasStep(double value) {
        set(p.biasStep, value);
        return this;
    }

    public DoubleParam regParam() {
        return p.regParam;
    }

    public FunkSVD setRegParam(double value) {
        set(p.regParam, value);
        return this;
    }

    public DoubleParam itemRegParam() {
        return p.itemRegParam;
    }

    public FunkSVD setItemRegParam(double value) {
        set(p.itemRegParam, value);
        return this;
    }

    public DoubleParam userBiasRegParam() {
        return p.userBiasRegParam;
    }

    public FunkSVD setUserBiasRegParam(double value) {
        set(p.userBiasRegParam, value);
        return this;
    }

    public DoubleParam itemBiasRegParam() {
        return p.itemBiasRegParam;
    }

    public FunkSVD setItemBiasRegParam(double value) {
        set(p.itemBiasRegParam, value);
        return this;
    }

    public DoubleParam initStdDev() {
        return p.initStdDev;
    }

    public FunkSVD setInitStdDev(double value) {
        set(p.initStdDev, value);
        return this;
    }

    public DoubleParam validationShare() {
        return p.validationShare;
    }

    public FunkSVD setValidationShare(double value) {
        set(p.validationShare, value);
        return this;
    }

    public IntParam patience() {
        return p.patience;
    }

    public FunkSVD setPatience(int value) {
        set(p.patience, value);
        return this;
    }

    public IntParam numBlocks() {
        return p.numBlocks;
    }

    public FunkSVD setNumBlocks(int value) {
        set(p.numBlocks, value);
        return this;
    }

    public LongParam seed() {
        return p.seed;
    }

    public FunkSVD setSeed(long value) {
        set(p.seed, value);
        return this;
    }
}
