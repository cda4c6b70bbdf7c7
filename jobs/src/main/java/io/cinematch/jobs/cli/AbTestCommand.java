package io.cinematch.jobs.cli;

import io.cinematch.jobs.live.LiveAbTest;
import io.cinematch.jobs.live.LiveReport;
import io.cinematch.jobs.night.NightPlan;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code abtest}. */
@Command(
        name = "abtest",
        mixinStandardHelpOptions = true,
        description =
                "An experiment between variants: which do users choose more from, by how much, and is that luck? "
                        + "Simulated, on the latest run or a named one: users with held-out ratings are dealt to arms as the service "
                        + "deals them, and go through the lists by a stated model (abtest in the settings). With --live the "
                        + "experiment that the service runs (serve.experiment): what users who were shown an arm's lists rated.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch abtest",
            "  ./cinematch abtest --arms als,funksvd-rank,two-heads --users 5000",
            "  ./cinematch abtest --aa",
            "  CINEMATCH_ABTEST_LIKED=0.4 ./cinematch abtest",
            "  ./cinematch abtest --live",
            "  ./cinematch abtest --live --conf my.conf --within 24h --json live.json"
        })
final class AbTestCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Option(names = "--run", paramLabel = "ID", description = "The run to simulate on; the latest if not given.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--users", paramLabel = "N", description = "Simulated users (abtest.users).")
    private Optional<String> users = Optional.empty();

    @Option(
            names = "--arms",
            paramLabel = "A,B",
            description = "Variants; the first is what the others are compared with (abtest.arms). "
                    + "Without it popularity and serve.variant.")
    private Optional<String> arms = Optional.empty();

    @Option(names = "--salt", paramLabel = "TEXT", description = "Another one deals users anew (abtest.salt).")
    private Optional<String> salt = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another one draws other users with other luck (abtest.seed).")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--aa",
            description = "Check the method: 1,000 experiments of the last arm against itself. "
                    + "About one in twenty should find a difference.")
    private boolean same;

    @Option(names = "--live", description = "Report on the experiment that the service runs; no run is needed.")
    private boolean live;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            description =
                    "With --live: how long after a user's first list what they rate counts (abtest.within): 30m, 24h.")
    private Optional<String> within = Optional.empty();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    AbTestCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Map<String, String> given = new HashMap<>();
        users.ifPresent(value -> given.put("CINEMATCH_ABTEST_USERS", value));
        arms.ifPresent(value -> given.put("CINEMATCH_ABTEST_ARMS", value));
        salt.ifPresent(value -> given.put("CINEMATCH_ABTEST_SALT", value));
        seed.ifPresent(value -> given.put("CINEMATCH_ABTEST_SEED", value));
        boolean simulated = !given.isEmpty() || same || run.isPresent();
        if (live ? simulated : within.isPresent() || json.given()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--within and --json go with --live; --run, --users, --arms, --salt, --seed and --aa without it.");
        }
        within.ifPresent(value -> given.put("CINEMATCH_ABTEST_WITHIN", value));
        Settings settings = options.settings(around, given);
        if (live) {
            LiveReport report = new LiveAbTest(settings, around.console(), around.clock()).run();
            json.write(report);
            return ExitCode.OK.code();
        }
        NightOptions.run(
                around,
                settings,
                new NightPlan(List.of(same ? "aatest" : "abtest"), Optional.empty(), run, Optional.empty()));
        return ExitCode.OK.code();
    }
}
