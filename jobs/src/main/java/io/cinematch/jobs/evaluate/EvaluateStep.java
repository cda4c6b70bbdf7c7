package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import io.cinematch.model.settings.Variant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges every trained variant on the test side, beside what variants are read by. */
public final class EvaluateStep implements Step {
    private final NightContext night;
    private final ModelFiles files;
    private final Notes notes = new Notes();

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
        try (TestSide test = TestSide.of(night, before)) {
            Map<String, Judged> models = models(before, test.judge());
            Map<String, Judged> variants = withTwoHeads(before, models);
            refuseNothing(variants);
            Map<String, Judged> all = new LinkedHashMap<>(variants);
            Set<String> references = addReferences(all, test);
            new UserTables(night.spark(), night.run().listMetrics(), night.run().starErrors()).write(all);
            EvaluationReport found = report(before, test, all, models.keySet(), references);
            night.storage().write(night.run().evaluation(), found);
            RunReport after = before.mapVariants(variant -> variant.withMetrics(
                            variants.containsKey(variant.name())
                                    ? variants.get(variant.name()).summary(found.k())
                                    : Map.of()))
                    .withProtocol(protocol(before.split(), found));
            return new Outcome(
                    after, test.ratings(), variants.size(), "%,d held-out ratings".formatted(test.ratings()));
        }
    }

    private Map<String, Judged> models(RunReport before, Judge judge) {
        Map<String, Judged> models = new LinkedHashMap<>();
        for (VariantReport variant : before.variants()) {
            String name = variant.name();
            String folder = night.run().model(name);
            if (!variant.trained()) {
                notes.failed(name, variant.failure());
            } else if (!(configured(name) instanceof Variant.TwoHeads)) {
                Judged judged = judge.judge(files.info(folder), files.users(folder), files.items(folder));
                notes.scores(name, judged);
                models.put(name, judged);
            }
        }
        models.values().stream().findFirst().ifPresent(notes::users);
        return models;
    }

    private Variant configured(String name) {
        return night.settings().variants().get(name);
    }

    /** In the order of the run; neither head's metrics depend on the other. */
    private Map<String, Judged> withTwoHeads(RunReport before, Map<String, Judged> models) {
        Map<String, Judged> all = new LinkedHashMap<>();
        for (VariantReport variant : before.variants()) {
            String name = variant.name();
            if (models.containsKey(name)) {
                all.put(name, models.get(name));
            } else if (variant.trained() && configured(name) instanceof Variant.TwoHeads both) {
                all.put(name, Judged.ofHeads(head(models, both.rank()), head(models, both.stars())));
                notes.heads(name, both.rank(), both.stars());
            }
        }
        return all;
    }

    private static Judged head(Map<String, Judged> models, String variant) {
        if (!models.containsKey(variant)) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "Variant %s is a head of another but was not trained in this run.".formatted(variant),
                    "Run ./cinematch train again.");
        }
        return models.get(variant);
    }

    private static void refuseNothing(Map<String, Judged> variants) {
        if (variants.values().stream().allMatch(v -> v.listed.length == 0 && !v.hasStars())) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "No variant could be judged on the test side.",
                    "Train some (train.variants), and hold enough ratings out (split).");
        }
    }

    /** Those that no variant of the same name is already. */
    private Set<String> addReferences(Map<String, Judged> all, TestSide test) {
        Set<String> added = new LinkedHashSet<>();
        for (Reference reference : Reference.values()) {
            if (!all.containsKey(reference.label())) {
                long seed = night.settings().split().seed();
                Scorer scorer = reference.scorer(test.yardstick().candidates, seed);
                all.put(reference.label(), test.judge().judge(scorer));
                added.add(reference.label());
            }
        }
        return added;
    }

    private EvaluationReport report(
            RunReport before, TestSide test, Map<String, Judged> all, Set<String> compared, Set<String> references) {
        Settings.Evaluate settings = night.settings().evaluate();
        Significance significance =
                new Significance(all, compared.size(), night.settings().split().seed());
        Evaluation evaluation = new Evaluation(test.yardstick(), significance, all, references);
        List<EvaluationReport.Scores> rows = evaluation.rows();
        notes.room(rows);
        notes.tooFew(all.values().iterator().next());
        if (test.yardstick().space == null) {
            notes.noFactors();
        }
        Map<String, Judged> shown = new LinkedHashMap<>(all);
        shown.keySet().removeAll(references);
        return new EvaluationReport(
                settings.k(),
                settings.relevantStars(),
                Notes.protocols(settings.k(), settings.relevantStars()),
                ListMetric.meanings(),
                Significance.CONFIDENCE,
                significance.resamples(),
                rows,
                significance.comparisons(compared),
                test.examples().of(shown),
                notes.all());
    }

    private static Map<String, String> protocol(String split, EvaluationReport found) {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("split", split);
        protocol.putAll(found.protocols());
        found.metrics().forEach((metric, meaning) -> {
            boolean stars = metric.equals("rmse") || metric.equals("mae");
            protocol.put(
                    stars ? metric : metric + "@" + found.k(),
                    "%s: %s".formatted(stars ? EvaluationReport.STARS : EvaluationReport.FULL_CATALOGUE, meaning));
        });
        return protocol;
    }
}
