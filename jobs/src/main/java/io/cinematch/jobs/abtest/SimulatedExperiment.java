package io.cinematch.jobs.abtest;

import io.cinematch.jobs.stats.Holm;
import io.cinematch.jobs.stats.Interval;
import io.cinematch.jobs.stats.Sample;
import io.cinematch.jobs.stats.SampleRatio;
import io.cinematch.jobs.stats.Verdict;
import io.cinematch.jobs.stats.Welch;
import io.cinematch.model.metrics.CatalogueSpread;
import io.cinematch.model.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges a simulated experiment from what its users were shown; knows nothing of where the lists come from. */
final class SimulatedExperiment {
    static final double LEVEL = 0.05;
    private static final double CONFIDENCE = 1 - LEVEL;
    private static final double POWER = 0.8;

    private final Settings.AbTest settings;
    private final List<String> arms;
    private final Catalogue catalogue;

    /** @param arms variants, the first is what the others are compared with */
    SimulatedExperiment(Settings.AbTest settings, List<String> arms, Catalogue catalogue) {
        this.settings = settings;
        this.arms = arms;
        this.catalogue = catalogue;
    }

    /**
     * The report. Arms of fewer than two users, or in which nobody chooses anything, make it one without numbers whose
     * notes say why.
     *
     * @param lists one for each user, in an order that does not depend on the machine
     */
    AbTestReport report(List<ShownList> lists) {
        ChoiceModel model = new ChoiceModel(settings);
        List<AbTestReport.Arm> described = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (String arm : arms) {
            List<ShownList> own =
                    lists.stream().filter(list -> list.variant.equals(arm)).toList();
            Sample engagement =
                    Sample.of(own.stream().mapToDouble(model::choices).toArray());
            if (engagement.n() < 2) {
                return nothing(
                        settings,
                        "%s was dealt %,d of %,d users, and two are the least of which anything can be said."
                                .formatted(arm, engagement.n(), lists.size()));
            }
            if (engagement.mean() == 0) {
                return nothing(
                        settings, "None of the %,d users shown %s chose anything.".formatted(engagement.n(), arm));
            }
            samples.add(engagement);
            described.add(new AbTestReport.Arm(
                    arm,
                    engagement.n(),
                    fromZero(engagement.interval(CONFIDENCE)),
                    catalogue.diversity(own),
                    CatalogueSpread.coverage(catalogue.shown(own))));
        }
        double ratio = SampleRatio.p(samples.stream().mapToLong(Sample::n).toArray(), equal(arms.size()));
        return new AbTestReport(
                model.inWords(), settings.salt(), described, effects(samples), ratio, Notes.of(settings, arms));
    }

    /** Nobody chooses fewer than no movies. */
    private static Interval fromZero(Interval interval) {
        return new Interval(interval.value(), Math.max(0, interval.low()), interval.high());
    }

    /** A report without numbers. */
    static AbTestReport nothing(Settings.AbTest settings, String why) {
        return new AbTestReport(
                new ChoiceModel(settings).inWords(), settings.salt(), List.of(), List.of(), 1, List.of(why));
    }

    private List<AbTestReport.Effect> effects(List<Sample> samples) {
        List<Welch> tests = samples.stream()
                .skip(1)
                .map(sample -> new Welch(sample, samples.get(0)))
                .toList();
        double[] adjusted = Holm.adjust(tests.stream().mapToDouble(Welch::p).toArray());
        List<AbTestReport.Effect> effects = new ArrayList<>();
        for (int t = 0; t < tests.size(); t++) {
            Welch test = tests.get(t);
            effects.add(new AbTestReport.Effect(
                    arms.get(t + 1),
                    test.difference(CONFIDENCE),
                    test.relative(CONFIDENCE),
                    adjusted[t],
                    test.power(LEVEL),
                    test.smallest(LEVEL, POWER),
                    verdict(adjusted[t], test)));
        }
        return effects;
    }

    private static Verdict verdict(double p, Welch test) {
        if (p >= LEVEL) {
            return Verdict.NOT_DISTINGUISHABLE;
        }
        return test.arm().mean() > test.base().mean() ? Verdict.BETTER : Verdict.WORSE;
    }

    private static double[] equal(int arms) {
        double[] weights = new double[arms];
        Arrays.fill(weights, 1);
        return weights;
    }
}
