package io.cinematch.jobs.live;

import io.cinematch.jobs.stats.AlwaysValid;
import io.cinematch.jobs.stats.Holm;
import io.cinematch.jobs.stats.Sample;
import io.cinematch.jobs.stats.SampleRatioAlarm;
import io.cinematch.jobs.stats.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a live experiment comes to, so far; the unit of every comparison is the user. */
final class LiveJudge {
    private static final double LEVEL = 0.05;

    private final LiveExperiment experiment;
    private final List<LiveUser> users;
    private final List<LiveUser> settled;
    private final Instant now;

    private final boolean cut;

    /** @param cut whether the oldest exposures may be gone */
    LiveJudge(LiveExperiment experiment, Instant now, boolean cut) {
        this.experiment = experiment;
        this.now = now;
        this.cut = cut;
        users = experiment.users();
        settled = users.stream().filter(user -> user.settled(now)).toList();
    }

    LiveReport report() {
        List<Sample> rates = samples(settled, user -> user.rates() ? 1 : 0);
        List<Sample> stars = samples(settled.stream().filter(LiveUser::rates).toList(), LiveUser::meanStars);
        List<LiveReport.Effect> effects = new ArrayList<>(effects(LiveReport.RATING_RATE, rates));
        effects.addAll(effects(LiveReport.MEAN_STARS, stars));
        return new LiveReport(
                experiment.salt(),
                experiment.within(),
                users.isEmpty() ? now : users.get(0).first(),
                now,
                arms(rates, stars),
                effects,
                sampleRatioP(),
                notes(rates, stars));
    }

    private List<Sample> samples(List<LiveUser> some, ToDoubleFunction<LiveUser> value) {
        List<Sample> samples = new ArrayList<>();
        for (int arm = 0; arm < experiment.arms().size(); arm++) {
            int wanted = arm;
            samples.add(Sample.of(some.stream()
                    .filter(user -> user.arm == wanted)
                    .mapToDouble(value)
                    .toArray()));
        }
        return samples;
    }

    private List<LiveReport.Arm> arms(List<Sample> rates, List<Sample> stars) {
        double[] weights = experiment.weights();
        double all = Arrays.stream(weights).sum();
        List<LiveReport.Arm> arms = new ArrayList<>();
        for (int arm = 0; arm < weights.length; arm++) {
            int wanted = arm;
            List<LiveUser> own =
                    users.stream().filter(user -> user.arm == wanted).toList();
            Sample rate = rates.get(arm);
            Sample star = stars.get(arm);
            arms.add(new LiveReport.Arm(
                    experiment.arms().get(arm),
                    weights[arm] / all,
                    own.size(),
                    own.stream().mapToLong(LiveUser::exposures).sum(),
                    rate.n(),
                    star.n(),
                    rate.n() == 0 ? 0 : rate.mean(),
                    star.n() == 0 ? 0 : star.mean()));
        }
        return arms;
    }

    private List<LiveReport.Effect> effects(String metric, List<Sample> samples) {
        Sample base = samples.get(0);
        List<Integer> known = new ArrayList<>();
        List<AlwaysValid> tests = new ArrayList<>();
        for (int arm = 1; arm < samples.size(); arm++) {
            if (enough(base) && enough(samples.get(arm))) {
                known.add(arm);
                tests.add(new AlwaysValid(samples.get(arm), base));
            }
        }
        double[] adjusted =
                Holm.adjust(tests.stream().mapToDouble(AlwaysValid::p).toArray());
        List<LiveReport.Effect> effects = new ArrayList<>();
        for (int t = 0; t < tests.size(); t++) {
            AlwaysValid test = tests.get(t);
            effects.add(new LiveReport.Effect(
                    metric,
                    experiment.arms().get(known.get(t)),
                    test.difference(1 - LEVEL),
                    adjusted[t],
                    adjusted[t] >= LEVEL
                            ? Verdict.NOT_DISTINGUISHABLE
                            : test.arm().mean() > base.mean() ? Verdict.BETTER : Verdict.WORSE));
        }
        return effects;
    }

    private double sampleRatioP() {
        SampleRatioAlarm alarm = new SampleRatioAlarm(experiment.weights());
        users.forEach(user -> alarm.dealt(user.arm));
        return alarm.p();
    }

    private static boolean enough(Sample sample) {
        return sample.n() >= AlwaysValid.LEAST;
    }

    private List<String> notes(List<Sample> rates, List<Sample> stars) {
        List<String> notes = new ArrayList<>();
        if (!rates.stream().allMatch(LiveJudge::enough)) {
            notes.add("Rates are compared from %d settled users in each arm on; --within says when one is settled."
                    .formatted(AlwaysValid.LEAST));
        }
        if (!stars.stream().allMatch(LiveJudge::enough)) {
            notes.add(
                    "Stars are compared from %d settled users in each arm on who rated.".formatted(AlwaysValid.LEAST));
        } else {
            notes.add("Stars are of those who rated, and who rates may depend on the arm: read them beside the rates.");
        }
        if (cut) {
            notes.add("As many exposures are there as are kept: the first may be gone. Raise serve.exposures.");
        }
        notes.addAll(experiment.passedOver());
        return notes;
    }
}
