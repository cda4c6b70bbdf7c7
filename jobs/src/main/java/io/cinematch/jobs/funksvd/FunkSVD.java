package io.cinematch.jobs.funksvd;

import io.cinematch.model.foldin.Missing;
import java.util.function.Consumer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
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
        setDefault(p.biasStep, 0.4);
        setDefault(p.regParam, 0.05);
        setDefault(p.missingWeight, 0.0);
        setDefault(p.missingRating, 0.0);
        setDefault(p.missingPerRating, 8);
        setDefault(p.initStdDev, 0.02);
        setDefault(p.validationShare, 0.0);
        setDefault(p.patience, 3);
        setDefault(p.numBlocks, 0);
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
        long started = System.nanoTime();
        transformSchema(dataset.schema());
        TrainingSpec spec = spec(dataset.sparkSession().sparkContext().defaultParallelism());
        Ratings ratings = Ratings.of(columns().select(dataset), spec);
        try {
            DsgdTrainer.Trained trained = new DsgdTrainer(ratings, spec, listener).train();
            TrainingSummary summary = TrainingSummary.of(trained, System.nanoTime() - started);
            return copyValues(
                    model(dataset.sparkSession(), ratings, trained, spec, summary)
                            .setParent(this),
                    ParamMap.empty());
        } finally {
            ratings.forget();
        }
    }

    private FunkSVDModel model(
            SparkSession spark,
            Ratings ratings,
            DsgdTrainer.Trained trained,
            TrainingSpec spec,
            TrainingSummary summary) {
        int rank = spec.rank();
        double mu = spec.missing().mean(ratings.mu);
        return new FunkSVDModel(
                uid(),
                LearnedFactors.users(spark, ratings, trained, rank),
                new SentItems(LearnedFactors.items(ratings.items, trained.items(), mu, rank)),
                summary);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        columns().check(schema);
        return FunkSVDModel.withPrediction(schema, value(p.predictionCol));
    }

    @Override
    public FunkSVD copy(ParamMap extra) {
        return copyValues(new FunkSVD(uid()), extra);
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
                value(p.stepSize),
                value(p.stepDecay),
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
                value(p.seed));
    }

    /** Scala's numbers are objects here, and its numeric parameters are typed as such. */
    @SuppressWarnings("unchecked")
    private <T> T value(Param<?> param) {
        return (T) getOrDefault((Param<Object>) param);
    }
}
