package io.cinematch.jobs.variants;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.settings.Variant;
import java.util.List;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Spark MLlib's alternating least squares, on the stars or on what was liked: r̂ = p_u·q_i. */
final class AlsTrainer {
    /** Half of Spark's own: at 10 iterations it comes near the end of a default thread's stack. */
    private static final int CHECKPOINT_INTERVAL = 5;

    private final Dataset<Row> ratings;
    private final double meanStars;

    AlsTrainer(Dataset<Row> ratings, double meanStars) {
        this.ratings = ratings;
        this.meanStars = meanStars;
    }

    TrainedModel train(String name, Variant.Als v) {
        ALSModel model = als(name, v.rank(), v.maxIter(), v.regParam(), v.numBlocks(), v.seed())
                .fit(ratings);
        return model(name, v, v.rank(), v.regParam(), model, FactorTable.unbiased(model.itemFactors()));
    }

    /**
     * The factors are the least of
     *
     * <pre>
     * Σ_liked (1 + α)·(1 − p_u·q_i)² + Σ_all others (p_u·q_i)² + λ·(Σ_u n_u‖p_u‖² + Σ_i n_i‖q_i‖²)
     * </pre>
     *
     * where n counts what was liked (Hu, Koren and Volinsky, <i>Collaborative Filtering for Implicit Feedback
     * Datasets</i>, ICDM 2008, with Spark's λ·n). Movies that nobody liked have zero factors.
     *
     * @throws CineMatchException (data check) when nobody liked anything
     */
    TrainedModel train(String name, Variant.AlsImplicit v) {
        Dataset<Row> liked = ratings.filter(col("stars").geq(lit(v.minStars()))).withColumn("stars", lit(1f));
        if (liked.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "No rating has at least %s stars, so there is nothing to learn from.".formatted(v.minStars()),
                    "Lower minStars of variant %s.".formatted(name));
        }
        ALSModel model = als(name, v.rank(), v.maxIter(), v.regParam(), v.numBlocks(), v.seed())
                .setImplicitPrefs(true)
                .setAlpha(v.alpha())
                .fit(liked);
        Dataset<Row> items =
                FactorTable.withZeros(FactorTable.unbiased(model.itemFactors()), ratings.select("movie"), v.rank());
        return model(name, v, v.rank(), v.regParam(), model, items);
    }

    private static ALS als(String name, int rank, int maxIter, double regParam, int numBlocks, long seed) {
        return new ALS(name)
                .setUserCol("user")
                .setItemCol("movie")
                .setRatingCol("stars")
                .setRank(rank)
                .setMaxIter(maxIter)
                .setRegParam(regParam)
                .setNumBlocks(numBlocks)
                .setCheckpointInterval(CHECKPOINT_INTERVAL)
                .setSeed(seed);
    }

    private TrainedModel model(String name, Variant v, int rank, double regParam, ALSModel model, Dataset<Row> items) {
        // No b_u in this model: an infinite λ keeps the fold-in from finding one.
        Regularisation lambda =
                new Regularisation(regParam, regParam, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        ModelInfo info = new ModelInfo(name, v.algorithm(), v.heads(), rank, 0, lambda, Missing.NONE, meanStars);
        return new TrainedModel(info, FactorTable.unbiased(model.userFactors()), items, List.of(), 0);
    }
}
