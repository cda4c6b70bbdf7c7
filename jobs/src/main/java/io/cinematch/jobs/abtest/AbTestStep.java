package io.cinematch.jobs.abtest;

import io.cinematch.jobs.ingest.MovieTable;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.settings.Settings;
import java.util.List;

/** Simulates an experiment between variants of a run, and leaves its report in the run's folder. */
public final class AbTestStep implements Step {
    private final NightContext night;

    public AbTestStep(NightContext night) {
        this.night = night;
    }

    @Override
    public String name() {
        return "abtest";
    }

    @Override
    public boolean showsProgress() {
        return true;
    }

    @Override
    public Outcome run(RunReport before) {
        Settings.AbTest settings = night.settings().abTest();
        List<String> arms = Arms.of(night.settings(), before);
        AbTestReport report;
        long users;
        try (SimulatedUsers simulated = new SimulatedUsers(night)) {
            List<ShownList> lists = simulated.lists(settings.salt(), arms);
            users = lists.size();
            Catalogue catalogue = new Catalogue(
                    simulated.catalogue(),
                    MovieTable.read(night.spark(), night.run().lakeMovies()));
            report = new SimulatedExperiment(settings, arms, catalogue).report(lists);
        }
        night.storage().write(night.run().abTest(), report);
        AbTestText.lines(report, settings, night.settings().evaluate().k()).forEach(night.console()::say);
        return new Outcome(before, users, report.arms().size(), AbTestText.summary(report));
    }
}
