package io.cinematch.jobs.variants;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.funksvd.EpochStats;
import io.cinematch.jobs.funksvd.FunkSVD;
import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.settings.Variant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains any configured variant on (user: long, movie: int, stars: float). */
public final class Trainer {
    private static final Regularisation NONE = Regularisation.of(0);

    private final Dataset<Row> ratings;
    private final double meanStars;

    /** A trainer for any number of variants on the same ratings, which are worth caching. */
    public Trainer(Dataset<Row> ratings) {
        this.ratings = ratings;
        meanStars = ratings.agg(avg("stars")).head().getDouble(0);
    }

    /**
     * Trains one; the listener hears of each epoch where there are epochs.
     *
     * @throws IllegalArgumentException for a variant that is made of others
     */
    public TrainedModel train(String name, Variant variant, Consumer<EpochStats> listener) {
        return train(name, variant, Optional.empty(), listener);
    }

    /** As {@link #train(String, Variant, Consumer)}; FunkSVD from an earlier model, if there is one. */
    public TrainedModel train(
            String name, Variant variant, Optional<FunkSVDModel> from, Consumer<EpochStats> listener) {
        if (variant instanceof Variant.Popularity popularity) {
            return popularity(name, popularity);
        } else if (variant instanceof Variant.ItemMean itemMean) {
            return new BiasTrainer(ratings, meanStars).train(name, itemMean);
        } else if (variant instanceof Variant.Bias bias) {
            return new BiasTrainer(ratings, meanStars).train(name, bias);
        } else if (variant instanceof Variant.FunkSvd funkSvd) {
            return funkSvd(name, funkSvd, from, listener);
        } else if (variant instanceof Variant.Als als) {
            return new AlsTrainer(ratings, meanStars).train(name, als);
        } else if (variant instanceof Variant.AlsImplicit implicit) {
            return new AlsTrainer(ratings, meanStars).train(name, implicit);
        }
        throw new IllegalArgumentException("%s has no model of its own: %s".formatted(name, variant));
    }

    private TrainedModel popularity(String name, Variant.Popularity v) {
        Dataset<Row> items = ratings.groupBy(col("movie").cast("long").as("id"))
                .agg(count(lit(1)).cast("float").as("bias"))
                .withColumn("features", FactorTable.noFeatures());
        ModelInfo info = info(name, v, 0, 0, NONE, Missing.NONE);
        return new TrainedModel(info, FactorTable.empty(ratings.sparkSession()), items, List.of(), 0);
    }

    private TrainedModel funkSvd(
            String name, Variant.FunkSvd v, Optional<FunkSVDModel> from, Consumer<EpochStats> listener) {
        FunkSVDModel model =
                estimator(name, v).setInitialModel(from.orElse(null)).fit(ratings, listener);
        ModelInfo info = info(name, v, v.rank(), model.mu(), v.lambda(), v.missing());
        return new TrainedModel(
                info,
                model.userFactors(),
                model.itemFactors(),
                model.summary().epochs(),
                model.summary().bestEpoch());
    }

    /** The estimator as configured, for (user, movie, stars). */
    public static FunkSVD estimator(String name, Variant.FunkSvd v) {
        return new FunkSVD(name)
                .setUserCol("user")
                .setItemCol("movie")
                .setRatingCol("stars")
                .setRank(v.rank())
                .setMaxIter(v.maxIter())
                .setValidationShare(v.validationShare())
                .setPatience(v.patience())
                .setStepSize(v.stepSize())
                .setStepDecay(v.stepDecay())
                .setBiasStep(v.biasStep())
                .setRegParam(v.lambda().user())
                .setItemRegParam(v.lambda().item())
                .setUserBiasRegParam(v.lambda().userBias())
                .setItemBiasRegParam(v.lambda().itemBias())
                .setMissingWeight(v.missing().weight())
                .setMissingRating(v.missing().stars())
                .setMissingPerRating(v.missing().perRating())
                .setInitStdDev(v.initStdDev())
                .setNumBlocks(v.numBlocks())
                .setSeed(v.seed());
    }

    private ModelInfo info(String name, Variant v, int rank, double mu, Regularisation lambda, Missing missing) {
        return new ModelInfo(name, v.algorithm(), v.heads(), rank, mu, lambda, missing, meanStars);
    }
}
