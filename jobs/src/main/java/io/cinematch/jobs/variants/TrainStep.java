package io.cinematch.jobs.variants;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.release.Json;
import io.cinematch.model.settings.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Trains every variant named under {@code train.variants} on the training side. */
public final class TrainStep implements Step {
    private final NightContext night;

    public TrainStep(NightContext night) {
        this.night = night;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public Outcome run(RunReport before) {
        Dataset<Row> train = night.spark().read().parquet(night.run().train()).persist(StorageLevel.MEMORY_AND_DISK());
        long rows = train.count();
        Trainer trainer = new Trainer(train);
        ModelFiles files = new ModelFiles(night.spark(), night.storage());
        List<VariantReport> reports = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (String name : night.settings().trainedVariants()) {
            Variant variant = night.settings().variants().get(name);
            if (variant instanceof Variant.TwoHeads) {
                reports.add(madeOf(name, variant, reports));
                continue;
            }
            long started = System.nanoTime();
            TrainedModel model = train(trainer, name, variant);
            files.write(night.run().model(name), model);
            double seconds = (System.nanoTime() - started) / 1e9;
            reports.add(new VariantReport(
                    name,
                    variant.algorithm(),
                    parameters(variant),
                    seconds,
                    model.epochs(),
                    model.bestEpoch(),
                    Map.of()));
            told.add("%s %.1f s".formatted(name, seconds));
        }
        train.unpersist();
        return new Outcome(before.withVariants(reports), rows, reports.size(), String.join(", ", told));
    }

    /** What is made of others costs what they cost. */
    private VariantReport madeOf(String name, Variant variant, List<VariantReport> trained) {
        List<String> models = night.settings().models(name);
        double seconds = trained.stream()
                .filter(report -> models.contains(report.name()))
                .mapToDouble(VariantReport::trainSeconds)
                .sum();
        return new VariantReport(name, variant.algorithm(), parameters(variant), seconds, List.of(), 0, Map.of());
    }

    private TrainedModel train(Trainer trainer, String name, Variant variant) {
        if (variant instanceof Variant.FunkSvd funkSvd) {
            try (Progress epochs = night.console().progress("train " + name, funkSvd.maxIter(), ProgressUnit.EPOCHS)) {
                return trainer.train(name, variant, epoch -> epochs.to(epoch.epoch()));
            }
        }
        return trainer.train(name, variant, epoch -> {});
    }

    private static Map<String, Object> parameters(Variant variant) {
        return new TreeMap<String, Object>(Json.mapper().convertValue(variant, Map.class));
    }
}
