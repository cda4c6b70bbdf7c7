package io.cinematch.jobs.abtest;

import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.util.List;

/** Checks the simulated experiment itself: how often it finds a difference between a variant and itself. */
public final class AaTestStep implements Step {
    /** Fewer do not fill two arms, whatever the salt. */
    private static final int LEAST = 50;

    private final NightContext night;

    public AaTestStep(NightContext night) {
        this.night = night;
    }

    @Override
    public String name() {
        return "aatest";
    }

    @Override
    public Outcome run(RunReport before) {
        Settings.AbTest settings = night.settings().abTest();
        List<String> arms = Arms.of(night.settings());
        Arms.problem(arms, before).ifPresent(problem -> {
            throw problem;
        });
        String variant = arms.get(arms.size() - 1);
        try (SimulatedUsers simulated = new SimulatedUsers(night)) {
            List<ShownList> lists = simulated.lists(settings.salt(), List.of(variant));
            if (lists.size() < LEAST) {
                throw new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "Only %d users have a held-out rating that they like; an A/A test needs %d."
                                .formatted(lists.size(), LEAST),
                        "Use a larger data set, or hold more ratings out (split).");
            }
            ChoiceModel model = new ChoiceModel(settings);
            AaTest test = AaTest.of(
                    lists.stream().map(list -> list.user).toList(),
                    lists.stream().mapToDouble(model::choices).toArray(),
                    settings.salt(),
                    AaTest.RUNS);
            return new Outcome(before, lists.size(), test.runs(), AbTestText.summary(variant, test));
        }
    }
}
