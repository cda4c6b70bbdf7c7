package io.cinematch.jobs.score;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.items.TrainedItems;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.kernel.Kernels;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.settings.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Prepares the variants to be published: each is trained once more, on all ratings, with the parameters and the number
 * of epochs that were judged (people should not miss the fifth of their ratings that judged it), then every user gets
 * their list.
 */
public final class ScoreStep implements Step {
    private final NightContext night;
    private final ModelFiles files;

    public ScoreStep(NightContext night) {
        this.night = night;
        files = new ModelFiles(night.spark(), night.storage());
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Outcome run(RunReport before) {
        // Whatever cannot be published is told before anything is trained.
        List<String> published = night.settings().publishVariants();
        published.forEach(name -> night.settings().models(name).forEach(part -> judged(before, part)));
        Dataset<Row> ratings =
                night.spark().read().parquet(night.run().lakeRatings()).persist(StorageLevel.MEMORY_AND_DISK());
        Trainer trainer = new Trainer(ratings);
        UserHistories users = UserHistories.of(
                ratings.withColumn("held", lit(false)),
                night.spark().sparkContext().defaultParallelism());
        long scored = 0;
        try {
            Map<String, TrainedModel> trained = new HashMap<>();
            for (String name : published) {
                List<TrainedModel> models = night.settings().models(name).stream()
                        .map(part -> trained.computeIfAbsent(part, p -> train(trainer, judged(before, p), name)))
                        .toList();
                scored += score(name, models, users, popularity(ratings));
            }
        } finally {
            users.forget();
            ratings.unpersist();
        }
        return new Outcome(
                before,
                scored,
                scored,
                "%,d lists of %d".formatted(scored, night.settings().listSize()));
    }

    private static VariantReport judged(RunReport report, String name) {
        VariantReport judged = report.variants().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "Variant %s is to be published but was not trained in this run.".formatted(name),
                        "Name it under train.variants too, or run ./cinematch train again."));
        if (!judged.trained()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Variant %s is to be published but could not be trained: %s".formatted(name, judged.failure()),
                    "Publish another (publish.variants), or change its parameters and run ./cinematch train --run %s."
                            .formatted(report.run()));
        }
        return judged;
    }

    /**
     * The configured variant, but with the number of epochs that early stopping chose; what was judged after some epochs
     * from an earlier run's model goes on from what that run published, just as long. In as many blocks, anyway.
     */
    private TrainedModel train(Trainer trainer, VariantReport judged, String published) {
        Variant variant = night.settings().variants().get(judged.name()).inBlocks(judged.blocks());
        if (judged.since().isEmpty() || !(variant instanceof Variant.FunkSvd funkSvd)) {
            return trainer.train(judged.name(), variant.forEpochs(judged.bestEpoch()), epoch -> {});
        }
        RunFolder then = new RunFolder(night.run().dataDir(), judged.since().get());
        FunkSVDModel earlier = new PublishedModels(night.spark(), night.storage(), then)
                .model(published, night.settings().models(published).indexOf(judged.name()));
        int epochs = ((Number) judged.parameters().get("maxIter")).intValue();
        return trainer.train(
                judged.name(),
                funkSvd.lastEpochs(epochs).forEpochs(judged.bestEpoch()),
                Optional.of(earlier),
                epoch -> {});
    }

    private long score(String name, List<TrainedModel> models, UserHistories users, Dataset<Row> popularity) {
        String folder = night.run().scored(name);
        // What says that it is complete must not outlive what it says it of.
        night.storage().delete(folder);
        List<TrainedItems> items = models.stream()
                .map(m ->
                        TrainedItems.collect(m.items(), m.info().mu(), m.info().rank()))
                .toList();
        int listSize = night.settings().listSize();
        try (UserTable table = new UserTable(night.spark(), models, items, listSize)) {
            table.of(users).write().mode("overwrite").parquet(folder + "/users");
        }
        ItemFiles.table(models, popularity)
                .coalesce(1)
                .write()
                .mode("overwrite")
                .parquet(folder + "/items");
        long scored = files.users(folder).count();
        int found = items.get(0).ids.length;
        night.storage()
                .write(
                        folder + "/scored.json",
                        new ScoredRelease(heads(models), Kernels.best().name(), found, scored, listSize));
        return scored;
    }

    /** Of two models the first ranks. */
    private static List<HeadModel> heads(List<TrainedModel> models) {
        if (models.size() == 1) {
            ModelInfo only = models.get(0).info();
            return List.of(only.answering(only.heads()));
        }
        return List.of(
                models.get(0).info().answering(List.of(Head.RANK)),
                models.get(1).info().answering(List.of(Head.STARS)));
    }

    private static Dataset<Row> popularity(Dataset<Row> ratings) {
        return ratings.groupBy(col("movie").cast("long").as("id"))
                .agg(count(lit(1)).cast("int").as("popularity"));
    }
}
