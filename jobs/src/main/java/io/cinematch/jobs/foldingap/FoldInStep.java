package io.cinematch.jobs.foldingap;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.xxhash64;

import io.cinematch.jobs.evaluate.Judge;
import io.cinematch.jobs.evaluate.ListMetric;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.session.CacheMark;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.users.UserHistories;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.jobs.variants.ModelInfo;
import io.cinematch.jobs.variants.TrainedModel;
import io.cinematch.jobs.variants.Trainer;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.Variant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * How good lists are for users whom training has not seen and who are folded in from some of their ratings, beside the
 * most rated movies and beside the lists of the run's own model, which was trained with them.
 */
public final class FoldInStep implements Step {
    /** One user of this many is kept from training. */
    private static final int ONE_OF = 10;

    private static final int[] NUMBERS = {1, 3, 5, 10, 20, Integer.MAX_VALUE};

    private final NightContext night;
    private final ModelFiles files;

    public FoldInStep(NightContext night) {
        this.night = night;
        files = new ModelFiles(night.spark(), night.storage());
    }

    @Override
    public String name() {
        return "foldin";
    }

    /**
     * Where nobody named variants, what cannot be measured is passed over with a line: a night does not end over it.
     *
     * @throws CineMatchException (configuration) for a variant that nobody can be folded into; (data check) for one that
     *     was named and not trained in this run, and when there is nobody, or nothing, to measure it by
     */
    @Override
    public Outcome run(RunReport before) {
        try {
            return measure(before);
        } catch (CineMatchException e) {
            if (e.exit() != ExitCode.DATA_CHECK
                    || !night.settings().foldInVariants().isEmpty()) {
                throw e;
            }
            return new Outcome(before, 0, 0, "not measured: " + e.getMessage());
        }
    }

    private Outcome measure(RunReport before) {
        List<VariantReport> variants = night.settings().foldedVariants().stream()
                .map(name -> foldable(before, name))
                .toList();
        night.storage().delete(night.run().foldInGap());
        if (variants.isEmpty()) {
            return new Outcome(
                    before, 0, 0, "nothing to measure: nobody can be folded into what publish.variants name");
        }
        Dataset<Row> train = night.spark().read().parquet(night.run().train());
        Dataset<Row> test = night.spark().read().parquet(night.run().test());
        Column unseen = xxhash64(lit(night.settings().split().seed()), col("user"))
                .mod(ONE_OF)
                .equalTo(0);
        Dataset<Row> others = train.filter(not(unseen)).persist(StorageLevel.MEMORY_AND_DISK());
        UserHistories histories = UserHistories.of(
                train.withColumn("held", lit(false))
                        .unionByName(test.withColumn("held", lit(true)))
                        .filter(unseen),
                night.spark().sparkContext().defaultParallelism());
        Settings.Evaluate evaluate = night.settings().evaluate();
        try (Judge judge = Judge.of(night.spark(), evaluate, train, histories)) {
            FoldInGapReport report = measured(variants, others, histories, judge);
            night.storage().write(night.run().foldInGap(), report);
            FoldInTable.lines(report, night.settings().serve().minRatings()).forEach(night.console()::say);
            return new Outcome(
                    before,
                    report.users(),
                    (long) report.curves().size() * NUMBERS.length,
                    "%,d users kept from training and folded in".formatted(report.users()));
        } finally {
            histories.forget();
            others.unpersist();
        }
    }

    private VariantReport foldable(RunReport report, String name) {
        Variant variant = night.settings().variants().get(name);
        if (!variant.folds()) {
            throw new CineMatchException(
                    ExitCode.CONFIGURATION,
                    "Nobody can be folded into %s, a variant by %s.".formatted(name, variant.algorithm()),
                    "Name variants by funksvd or als: --variants, or foldin.variants in the settings.");
        }
        VariantReport trained = report.variants().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "Variant %s was not trained in this run.".formatted(name),
                        "Name it under train.variants, and run ./cinematch train --run %s.".formatted(report.run())));
        if (!trained.trained()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Variant %s could not be trained in this run: %s".formatted(name, trained.failure()),
                    "Measure another: --variants, or foldin.variants in the settings.");
        }
        return trained;
    }

    private FoldInGapReport measured(
            List<VariantReport> variants, Dataset<Row> others, UserHistories histories, Judge judge) {
        if (others.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "No training rating is left when one user of %d is kept from training.".formatted(ONE_OF),
                    "Use a data set with more users.");
        }
        Settings.Evaluate evaluate = night.settings().evaluate();
        Trainer trainer = new Trainer(others);
        TrainedModel popular = trainer.train("popularity", new Variant.Popularity(), epoch -> {});
        double[] popularity = ndcg(judge, popular.info(), popular.users(), popular.items());
        if (popularity.length == 0) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Of the users kept from training, one of %d, none has a held-out rating of at least %s stars."
                            .formatted(ONE_OF, evaluate.relevantStars()),
                    "Use a data set with more users, or hold more ratings out (split).");
        }
        List<Curves.Values> values = new ArrayList<>();
        for (VariantReport variant : variants) {
            values.add(values(variant, trainer, histories, judge));
        }
        return new Curves(popularity, values)
                .report(
                        evaluate.k(),
                        protocol(),
                        NUMBERS,
                        night.settings().split().seed());
    }

    private Curves.Values values(VariantReport variant, Trainer trainer, UserHistories histories, Judge judge) {
        String name = variant.name();
        String folder = night.run().model(name);
        double[] trained = ndcg(judge, files.info(folder), files.users(folder), files.items(folder));
        if (Curves.mean(trained) == 0) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Variant %s, trained with them, hits nothing for the %d users to be folded in: there is no gap to measure."
                            .formatted(name, trained.length),
                    "Use a data set with more users, or hold more ratings out (split).");
        }
        CacheMark mark = new CacheMark(night.spark());
        try {
            Variant configured = night.settings().variants().get(name).inBlocks(variant.blocks());
            // Epochs from an earlier model say nothing about how many it takes without one.
            Variant asTrained = variant.since().isPresent() && configured instanceof Variant.FunkSvd funkSvd
                    ? funkSvd.forEpochs(funkSvd.maxIter())
                    : configured.forEpochs(variant.bestEpoch());
            TrainedModel without = trainer.train(name, asTrained, epoch -> {});
            FoldedUsers folded = new FoldedUsers(night.spark(), without, histories);
            List<double[]> byNumber = new ArrayList<>();
            for (int most : NUMBERS) {
                byNumber.add(ndcg(judge, without.info(), folded.from(most), without.items()));
            }
            return new Curves.Values(name, trained, byNumber);
        } finally {
            mark.giveBack();
        }
    }

    /** Of every user with something to find, ordered by user. */
    private static double[] ndcg(Judge judge, ModelInfo info, Dataset<Row> users, Dataset<Row> items) {
        return judge.judge(info, users, items).full(ListMetric.NDCG);
    }

    private String protocol() {
        return ("full-catalogue: one user of %d, by a hash of their id, is kept from training and folded in from so many "
                        + "of their training-side ratings, or all if they have fewer, drawn at random; every movie with "
                        + "training ratings that the user did not rate there is ranked; relevant are "
                        + "held-out ratings of at least %s stars; mean over users who have one; trained: the run's "
                        + "model, which knows all of their training-side ratings; popularity: the movies rated most "
                        + "by the others; intervals: 95 %%, bootstrap over users, paired for ratios")
                .formatted(ONE_OF, night.settings().evaluate().relevantStars());
    }
}
