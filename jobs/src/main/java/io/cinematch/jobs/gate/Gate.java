package io.cinematch.jobs.gate;

import io.cinematch.jobs.evaluate.Duel;
import io.cinematch.jobs.evaluate.Duel.Side;
import io.cinematch.jobs.evaluate.TestSide;
import io.cinematch.jobs.gate.GateReport.Check;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.RunReports;
import io.cinematch.jobs.run.VariantReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.variants.ModelFiles;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares what a night has trained with what is served, before it takes its place. The active release itself has seen
 * tonight's held-out ratings: it was trained on everything. But the models that its run was judged by are still in that
 * run's folder, and have not: whether a rating is held out is decided by the rating alone (random, time), or moves only
 * to newer ones (leave-last). So both are judged on the same ratings, unseen by either, user by user.
 */
public final class Gate {
    private final NightContext night;
    private final ModelFiles files;

    public Gate(NightContext night) {
        this.night = night;
        files = new ModelFiles(night.spark(), night.storage());
    }

    /**
     * Writes {@code gate.json}, and returns it if all may be published.
     *
     * @param active what is served, by variant; nothing of those of which nothing is
     * @param force why they are to be published although they are worse
     * @throws CineMatchException (gate) when one is worse by more than {@code publish.maxLoss}, it is not luck, and it is
     *     not forced
     */
    public GateReport pass(RunReport report, Map<String, Manifest> active, Optional<String> force) {
        double maxLoss = night.settings().publishMaxLoss();
        List<Check> checks = new ArrayList<>();
        for (String variant : night.settings().publishVariants()) {
            checks.add(check(report, variant, Optional.ofNullable(active.get(variant))));
        }
        List<Check> refused = checks.stream()
                .filter(check -> !check.losses(maxLoss).isEmpty())
                .toList();
        GateReport found = new GateReport(maxLoss, checks, refused.isEmpty() ? "" : force.orElse(""));
        night.storage().write(night.run().gate(), found);
        if (!refused.isEmpty() && force.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.GATE_REFUSED,
                    "Worse than what is served, which still is: %s"
                            .formatted(refused.stream().map(Check::told).collect(Collectors.joining("; "))),
                    "See %s. To publish all the same: ./cinematch publish --run %s --force \"your reason\""
                            .formatted(night.run().gate(), report.run()));
        }
        return found;
    }

    private Check check(RunReport report, String variant, Optional<Manifest> active) {
        if (active.isEmpty()) {
            return passed(variant, "", "nothing of %s is served yet".formatted(variant));
        }
        String release = active.get().release();
        if (active.get().run().equals(report.run())) {
            return passed(variant, release, "%s is of this run already".formatted(release));
        }
        RunFolder then = new RunFolder(night.run().dataDir(), active.get().run());
        Optional<RunReport> before = RunReports.read(night.storage(), then.report());
        Optional<Side> served = before.flatMap(old -> side(old, then, variant, release));
        if (served.isEmpty()) {
            return passed(variant, release, "not compared with %s: its run is no longer here".formatted(release));
        }
        if (!before.get().source().equals(report.source())
                || !before.get().split().equals(report.split())) {
            return passed(
                    variant,
                    release,
                    "not compared with %s: that is of other data or another split".formatted(release));
        }
        Side tonight = side(report, night.run(), variant, variant)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "Variant %s was not trained in this run.".formatted(variant),
                        "Run ./cinematch train again."));
        try (TestSide test = TestSide.of(night, report)) {
            Duel duel = new Duel(test, files, night.settings().split().seed());
            return new Check(variant, release, duel.of(tonight, served.get()), "");
        }
    }

    private static Check passed(String variant, String release, String reason) {
        return new Check(variant, release, List.of(), reason);
    }

    /** A variant as a run trained it, by its models; empty when one of them is not there. */
    private Optional<Side> side(RunReport report, RunFolder folder, String variant, String name) {
        return report.variants().stream()
                .filter(trained -> trained.name().equals(variant))
                .findFirst()
                .map(trained -> new Side(name, model(trained, "rank", folder), model(trained, "stars", folder)))
                .filter(side -> files.has(side.rank()) && files.has(side.stars()));
    }

    /** Where the model of one head is: a two-headed variant names another variant for each. */
    private static String model(VariantReport trained, String head, RunFolder folder) {
        Object named =
                trained.parameters().containsKey("stars") ? trained.parameters().get(head) : trained.name();
        return folder.model(String.valueOf(named));
    }
}
