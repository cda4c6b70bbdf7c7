package io.cinematch.jobs.abtest;

import io.cinematch.jobs.ingest.MovieTable;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.settings.Settings;
import java.util.List;
import java.util.Optional;

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
        List<String> arms = Arms.of(night.settings());
        Optional<CineMatchException> problem = Arms.problem(arms, before);
        if (problem.isPresent() && !settings.arms().isEmpty()) {
            throw problem.get();
        }
        // Arms that nobody chose need not be there: a night goes on without.
        AbTestReport report = problem.map(why -> SimulatedExperiment.nothing(settings, why.getMessage()))
                .orElseGet(() -> simulated(arms));
        night.storage().write(night.run().abTest(), report);
        AbTestText.lines(report, settings, night.settings().evaluate().k()).forEach(night.console()::say);
        long users = report.arms().stream().mapToLong(AbTestReport.Arm::users).sum();
        return new Outcome(before, users, report.arms().size(), AbTestText.summary(report));
    }

    private AbTestReport simulated(List<String> arms) {
        Settings.AbTest settings = night.settings().abTest();
        try (SimulatedUsers users = new SimulatedUsers(night)) {
            List<ShownList> lists = users.lists(settings.salt(), arms);
            Catalogue catalogue = new Catalogue(
                    users.catalogue(),
                    MovieTable.read(night.spark(), night.run().lakeMovies()));
            return new SimulatedExperiment(settings, arms, catalogue).report(lists);
        }
    }
}
