package io.cinematch.jobs.evaluate;

import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.Variant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges every trained variant on the test side. */
public final class EvaluateStep implements Step {
    private final NightContext night;
    private final ModelFiles files;

    public EvaluateStep(NightContext night) {
        this.night = night;
        files = new ModelFiles(night.spark(), night.storage());
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public Outcome run(RunReport before) {
        Dataset<Row> train = night.spark().read().parquet(night.run().train()).withColumn("held", lit(false));
        Dataset<Row> test = night.spark().read().parquet(night.run().test()).withColumn("held", lit(true));
        UserHistories users = UserHistories.of(
                train.unionByName(test), night.spark().sparkContext().defaultParallelism());
        Map<String, Map<String, Double>> metrics = new HashMap<>();
        for (VariantReport variant : before.variants()) {
            if (!(configured(variant.name()) instanceof Variant.TwoHeads)) {
                metrics.put(variant.name(), evaluate(variant.name(), users));
            }
        }
        users.forget();
        RunReport after = before.mapVariants(variant -> variant.withMetrics(
                configured(variant.name()) instanceof Variant.TwoHeads both
                        ? EvaluationSums.metrics(of(metrics, both.rank()), of(metrics, both.stars()))
                        : metrics.get(variant.name())));
        if (after.variants().stream().allMatch(v -> v.metrics().isEmpty())) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "No variant could be judged on the test side.",
                    "Train some (train.variants), and hold enough ratings out (split).");
        }
        long held = test.count();
        Settings.Evaluate settings = night.settings().evaluate();
        return new Outcome(
                after.withProtocol(protocol(settings, before.split())),
                held,
                after.variants().size(),
                "%,d held-out ratings".formatted(held));
    }

    private Variant configured(String name) {
        return night.settings().variants().get(name);
    }

    /** Neither head's metrics depend on the other: what was measured of each variant is that of the two together. */
    private static Map<String, Double> of(Map<String, Map<String, Double>> metrics, String variant) {
        if (!metrics.containsKey(variant)) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Variant %s is a head of another but was not trained in this run.".formatted(variant),
                    "Run ./cinematch train again.");
        }
        return metrics.get(variant);
    }

    private Map<String, Double> evaluate(String variant, UserHistories users) {
        String folder = night.run().model(variant);
        ModelInfo info = files.info(folder);
        Judge judge = Judge.of(night.spark(), night.settings().evaluate());
        return judge.metrics(info, files.users(folder), files.items(folder), users);
    }

    private static Map<String, String> protocol(Settings.Evaluate settings, String split) {
        int k = settings.k();
        String ranking = ("full-catalogue: every movie with training ratings that the user did not rate in training is "
                        + "ranked; relevant are held-out ratings of at least %s stars; mean over users who have one")
                .formatted(settings.relevantStars());
        return Map.of(
                "split",
                split,
                "rmse",
                "over all held-out ratings; unknown users and movies predicted from what is known",
                "mae",
                "as rmse",
                "precision@" + k,
                ranking + "; hits / k",
                "recall@" + k,
                ranking + "; hits / relevant",
                "ndcg@" + k,
                ranking + "; binary gain",
                "coverage@" + k,
                "share of the candidates that are in at least one of those users' lists");
    }
}
