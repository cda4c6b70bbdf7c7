package io.cinematch.jobs.report;

import io.cinematch.jobs.run.Making;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunStatus;
import io.cinematch.jobs.run.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that the page says, in words and percent; the template only places it.
 *
 * @param facts about the run
 * @param sections of which there is one, by their anchors and names
 * @param protocol what report.json says of its own numbers
 */
public record Page(
        String run,
        List<Fact> facts,
        List<Fact> sections,
        Optional<Evaluated> evaluated,
        Optional<Training> training,
        Optional<FoldIn> foldIn,
        Optional<Experiment> experiment,
        Optional<DataSection> data,
        List<StepRow> steps,
        Map<String, String> protocol) {
    /** @param at length of the bar, in percent of the longest step's */
    public record StepRow(String name, String seconds, double at, String in, String out, String summary) {}

    private static final List<Fact> SECTIONS = List.of(
            new Fact("leaderboard", "Leaderboard"),
            new Fact("verdicts", "Verdicts"),
            new Fact("coverage", "Coverage"),
            new Fact("segments", "For whom"),
            new Fact("training", "Training"),
            new Fact("foldin", "Newcomers"),
            new Fact("abtest", "A/B"),
            new Fact("examples", "Examples"),
            new Fact("data", "Data"),
            new Fact("steps", "Steps"),
            new Fact("words", "Words"));

    static Page of(ReportInputs inputs) {
        RunReport run = inputs.run();
        return new Page(
                run.run(),
                facts(run),
                SECTIONS,
                inputs.evaluation().map(Evaluated::of),
                Training.of(run),
                inputs.foldIn().map(FoldIn::of),
                inputs.abTest().map(Experiment::of),
                Optional.of(run.data()).filter(data -> data.ratings() > 0).map(DataSection::of),
                steps(run),
                new TreeMap<>(run.protocol()));
    }

    private static List<Fact> facts(RunReport run) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Begun", Numbers.minute(run.startedAt())));
        facts.add(new Fact("Data", run.source()));
        if (!run.split().isEmpty()) {
            facts.add(new Fact("Split", run.split()));
        }
        RunStatus status = run.status();
        if (status.failed()) {
            facts.add(new Fact("Failed", "at %s: %s".formatted(status.at(), status.failure())));
        }
        run.made().stream().map(Making::code).distinct().forEach(code -> facts.add(new Fact("CineMatch", code)));
        new TreeMap<>(run.releases()).values().forEach(release -> facts.add(new Fact("Published", release.id())));
        return facts;
    }

    private static List<StepRow> steps(RunReport run) {
        double longest =
                run.steps().stream().mapToDouble(StepReport::seconds).max().orElse(1);
        return run.steps().stream()
                .map(step -> new StepRow(
                        step.name(),
                        Numbers.seconds(step.seconds()),
                        longest > 0 ? Math.round(10_000 * step.seconds() / longest) / 100.0 : 0,
                        Numbers.count(step.rowsIn()),
                        Numbers.count(step.rowsOut()),
                        step.summary()))
                .toList();
    }
}
