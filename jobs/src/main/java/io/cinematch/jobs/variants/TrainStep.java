package io.cinematch.jobs.variants;

import io.cinematch.jobs.funksvd.FunkSVDModel;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.session.CacheMark;
import io.cinematch.jobs.session.Traffic;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.console.Progress;
import io.cinematch.model.console.ProgressUnit;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import io.cinematch.model.settings.Variant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains every variant named under {@code train.variants} on the training side. One that cannot be trained is reported
 * as such, and the others go on.
 */
public final class TrainStep implements Step {
    /** How a model was trained; written after it. */
    private static final String TRAINED = "/trained.json";

    private static final Logger LOG = LoggerFactory.getLogger(TrainStep.class);

    private final NightContext night;
    private final ModelFiles files;
    private final Function<RunReport, Start> start;
    private final boolean keep;

    /** A step that trains all variants anew. */
    public TrainStep(NightContext night) {
        this(night, report -> Start.ANEW, false);
    }

    /**
     * A step that goes on from what there is.
     *
     * @param start what to start from, given the run's report
     * @param keep whether models that an attempt at this very step has left complete stay as they are
     */
    public TrainStep(NightContext night, Function<RunReport, Start> start, boolean keep) {
        this.night = night;
        this.start = start;
        this.keep = keep;
        files = new ModelFiles(night.spark(), night.storage());
    }

    @Override
    public String name() {
        return "train";
    }

    /** @throws CineMatchException (data check) when not one variant could be trained */
    @Override
    public Outcome run(RunReport before) {
        Dataset<Row> train = night.spark().read().parquet(night.run().train()).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long rows = train.count();
            List<VariantReport> reports = reports(new Trainer(train), start.apply(before));
            long trained = reports.stream().filter(VariantReport::trained).count();
            if (trained == 0) {
                throw new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "Not one variant could be trained. " + failures(reports),
                        "Change their parameters (variants), or train others (train.variants).");
            }
            return new Outcome(before.withVariants(reports), rows, trained, summary(reports));
        } finally {
            train.unpersist();
        }
    }

    private List<VariantReport> reports(Trainer trainer, Start from) {
        List<VariantReport> reports = new ArrayList<>();
        // Once for all of them, and written down: on a cluster executors come and go, and with them cores.
        int cores = night.spark().sparkContext().defaultParallelism();
        for (String name : night.settings().trainedVariants()) {
            Variant variant = night.settings().variants().get(name).inBlocks(cores);
            VariantReport report = variant instanceof Variant.TwoHeads
                    ? madeOf(name, variant, reports)
                    : kept(name, variant, from).orElseGet(() -> trained(trainer, name, variant, from));
            night.console().say("    %-14s %s".formatted(name, told(report)));
            reports.add(report);
        }
        return reports;
    }

    /** What an attempt that was broken off has trained with the same parameters, from the same start. */
    private Optional<VariantReport> kept(String name, Variant variant, Start from) {
        String folder = night.run().model(name);
        if (!keep || !files.has(folder)) {
            return Optional.empty();
        }
        Optional<FunkSVDModel> earlier = from.models().apply(name);
        String wanted = text(parameters(warm(variant, earlier, from), earlier, from));
        Optional<VariantReport> kept = night.storage()
                .read(folder + TRAINED, VariantReport.class)
                .filter(report -> text(report.parameters()).equals(wanted));
        kept.ifPresent(report -> night.console().say("    %-14s is trained already".formatted(name)));
        return kept;
    }

    private static String text(Map<String, Object> parameters) {
        return new String(Json.write(parameters), StandardCharsets.UTF_8);
    }

    private static Variant warm(Variant variant, Optional<FunkSVDModel> earlier, Start from) {
        return earlier.isPresent() && variant instanceof Variant.FunkSvd funkSvd
                ? funkSvd.lastEpochs(from.epochs())
                : variant;
    }

    private VariantReport trained(Trainer trainer, String name, Variant configured, Start from) {
        CacheMark mark = new CacheMark(night.spark());
        Traffic traffic = Traffic.of(night.spark());
        long started = System.nanoTime();
        Variant variant = configured;
        Map<String, Object> parameters = parameters(configured);
        try {
            Optional<FunkSVDModel> earlier = from.models().apply(name);
            if (earlier.isEmpty() && !from.anew() && configured instanceof Variant.FunkSvd) {
                night.console().say("    %-14s anew: run %s has no model that fits".formatted(name, from.run()));
            }
            variant = warm(configured, earlier, from);
            parameters = parameters(variant, earlier, from);
            TrainedModel model = train(trainer, name, variant, earlier);
            files.write(night.run().model(name), model);
            VariantReport report = new VariantReport(
                            name,
                            variant.algorithm(),
                            parameters,
                            secondsSince(started),
                            model.epochs(),
                            model.bestEpoch(),
                            Map.of())
                    .withMoved(traffic.moved());
            night.storage().write(night.run().model(name) + TRAINED, report);
            return report;
        } catch (Exception e) {
            LOG.warn("variant {} could not be trained", name, e);
            // What an earlier training of the same run left is of other ratings or parameters.
            night.storage().delete(night.run().model(name));
            return VariantReport.failed(name, variant.algorithm(), parameters, secondsSince(started), why(e));
        } finally {
            traffic.close();
            mark.giveBack();
        }
    }

    private TrainedModel train(Trainer trainer, String name, Variant variant, Optional<FunkSVDModel> earlier) {
        if (variant instanceof Variant.FunkSvd funkSvd) {
            try (Progress epochs = night.console().progress("train " + name, funkSvd.maxIter(), ProgressUnit.EPOCHS)) {
                return trainer.train(name, variant, earlier, epoch -> epochs.to(epoch.epoch()));
            }
        }
        return trainer.train(name, variant, epoch -> {});
    }

    /** What is made of others costs what they cost, and fails with them. */
    private VariantReport madeOf(String name, Variant variant, List<VariantReport> before) {
        List<String> models = night.settings().models(name);
        List<VariantReport> parts =
                before.stream().filter(report -> models.contains(report.name())).toList();
        double seconds = parts.stream().mapToDouble(VariantReport::trainSeconds).sum();
        return parts.stream()
                .filter(part -> !part.trained())
                .findFirst()
                .map(part -> VariantReport.failed(
                        name,
                        variant.algorithm(),
                        parameters(variant),
                        seconds,
                        "it is made of %s, which could not be trained".formatted(part.name())))
                .orElseGet(() -> new VariantReport(
                        name, variant.algorithm(), parameters(variant), seconds, List.of(), 0, Map.of()));
    }

    private static String told(VariantReport report) {
        if (!report.trained()) {
            return "not trained: " + report.failure();
        }
        return "%6.1f s".formatted(report.trainSeconds());
    }

    private static String summary(List<VariantReport> reports) {
        List<String> failed = reports.stream()
                .filter(report -> !report.trained())
                .map(VariantReport::name)
                .toList();
        String trained = "%d variants".formatted(reports.size() - failed.size());
        return failed.isEmpty() ? trained : "%s; not trained: %s".formatted(trained, String.join(", ", failed));
    }

    private static String failures(List<VariantReport> reports) {
        return String.join(
                "; ",
                reports.stream()
                        .map(report -> report.name() + ": " + report.failure())
                        .toList());
    }

    /** Of Spark's own failures, many lines long, the first; the log has the rest. */
    private static String why(Exception e) {
        if (e instanceof CineMatchException known) {
            return known.getMessage() + " " + known.remedy();
        }
        String message = e.getMessage() == null ? "" : e.getMessage().strip();
        return message.isEmpty()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElseThrow();
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static Map<String, Object> parameters(Variant variant) {
        return new TreeMap<String, Object>(Json.mapper().convertValue(variant, Map.class));
    }

    private static Map<String, Object> parameters(Variant variant, Optional<FunkSVDModel> earlier, Start from) {
        Map<String, Object> all = parameters(variant);
        earlier.ifPresent(model -> all.put(VariantReport.SINCE, from.run()));
        return all;
    }
}
