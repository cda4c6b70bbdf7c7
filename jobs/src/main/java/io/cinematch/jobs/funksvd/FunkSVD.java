package io.cinematch.jobs.funksvd;

import io.cinematch.model.foldin.Missing;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
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
public final class FunkSVD extends FunkSVDSetters implements DefaultParamsWritable {
    private FunkSVDModel initialModel;

    public FunkSVD() {
        this(Identifiable$.MODULE$.randomUID("funksvd"));
    }

    public FunkSVD(String uid) {
        super(uid);
        setDefault(p.userCol, "user");
        setDefault(p.itemCol, "item");
        setDefault(p.ratingCol, "rating");
        setDefault(p.predictionCol, "prediction");
        setDefault(p.coldStartStrategy, "nan");
        setDefault(p.rank, 10);
        setDefault(p.maxIter, 20);
        setDefault(p.stepSize, 0.03);
        setDefault(p.stepDecay, 0.93);
        setDefault(p.schedule, "geometric");
        setDefault(p.biasStep, 0.4);
        setDefault(p.regParam, 0.05);
        setDefault(p.missingWeight, 0.0);
        setDefault(p.missingRating, 0.0);
        setDefault(p.missingPerRating, 8);
        setDefault(p.initStdDev, 0.02);
        setDefault(p.validationShare, 0.0);
        setDefault(p.patience, 3);
        setDefault(p.numBlocks, 0);
        setDefault(p.checkpointInterval, 10);
        setDefault(p.seed, 42L);
    }

    /** A reader of saved estimators; Spark's pipelines look for this method by its name. */
    public static MLReader<FunkSVD> read() {
        return new FunkSVDReader();
    }

    /**
     * Reads an estimator that {@code save} wrote.
     *
     * @throws IllegalArgumentException when there is none at that path
     */
    public static FunkSVD load(String path) {
        return read().load(path);
    }

    /**
     * Starts training from an earlier model instead of random factors: what it knows of users and items stays, new ones
     * are initialised as ever. It takes fewer epochs, and a {@code stepSize} near the earlier training's last
     * {@link EpochStats#step}; a long step first would throw the model far from where it was. Held-out ratings are the
     * same for the same seed, so validation stays honest from one model to the next. Null for none.
     */
    public FunkSVD setInitialModel(FunkSVDModel model) {
        initialModel = model;
        return this;
    }

    @Override
    FunkSVD self() {
        return this;
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
        return fit(dataset, listener, System::nanoTime);
    }

    /** As {@link #fit(Dataset, Consumer)}, by a clock of nanoseconds. */
    FunkSVDModel fit(Dataset<?> dataset, Consumer<EpochStats> listener, LongSupplier nanoTime) {
        long started = nanoTime.getAsLong();
        transformSchema(dataset.schema());
        TrainingSpec spec = spec(dataset.sparkSession().sparkContext().defaultParallelism());
        refuseOtherRank(spec.rank());
        Ratings ratings = Ratings.of(columns().select(dataset), spec);
        try {
            double mu = spec.missing().mean(ratings.mu);
            Snapshot start = initialModel == null
                    ? StartingPoint.random(ratings, spec)
                    : StartingPoint.of(initialModel, ratings, spec, mu);
            DsgdTrainer.Trained trained = new DsgdTrainer(ratings, spec, listener, nanoTime).train(start);
            TrainingSummary summary = TrainingSummary.of(trained, nanoTime.getAsLong() - started);
            FunkSVDModel model = new FunkSVDModel(
                    uid(),
                    LearnedFactors.users(dataset.sparkSession(), trained.users(), spec.rank()),
                    new SentItems(LearnedFactors.items(ratings.items, trained.items(), mu, spec.rank())),
                    summary);
            return copyValues(model.setParent(this), ParamMap.empty());
        } finally {
            ratings.forget();
        }
    }

    private void refuseOtherRank(int rank) {
        if (initialModel != null && initialModel.rank() != rank) {
            throw new IllegalArgumentException(
                    "the initial model has rank %d, this has rank %d: set rank to %1$d, or train without it"
                            .formatted(initialModel.rank(), rank));
        }
    }

    @Override
    public StructType transformSchema(StructType schema) {
        columns().check(schema);
        return FunkSVDModel.withPrediction(schema, value(p.predictionCol));
    }

    @Override
    public FunkSVD copy(ParamMap extra) {
        FunkSVD copy = new FunkSVD(uid());
        copy.initialModel = initialModel;
        return copyValues(copy, extra);
    }

    RatingColumns columns() {
        return new RatingColumns(value(p.userCol), value(p.itemCol), value(p.ratingCol));
    }

    TrainingSpec spec(int parallelism) {
        int blocks = value(p.numBlocks);
        double reg = value(p.regParam);
        return new TrainingSpec(
                value(p.rank),
                value(p.maxIter),
                StepSchedule.of(value(p.schedule), value(p.stepSize), value(p.stepDecay)),
                value(p.biasStep),
                reg,
                isDefined(p.itemRegParam) ? value(p.itemRegParam) : reg,
                isDefined(p.userBiasRegParam) ? value(p.userBiasRegParam) : reg,
                isDefined(p.itemBiasRegParam) ? value(p.itemBiasRegParam) : reg,
                new Missing(value(p.missingWeight), value(p.missingRating), value(p.missingPerRating)),
                value(p.initStdDev),
                value(p.validationShare),
                value(p.patience),
                blocks == 0 ? parallelism : blocks,
                value(p.checkpointInterval),
                value(p.seed));
    }

    /** Scala's numbers are objects here, and its numeric parameters are typed as such. */
    @SuppressWarnings("unchecked")
    private <T> T value(Param<?> param) {
        return (T) getOrDefault((Param<Object>) param);
    }
}
