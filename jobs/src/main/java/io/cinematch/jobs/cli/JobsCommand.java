package io.cinematch.jobs.cli;

import io.cinematch.jobs.data.DataCommand;
import io.cinematch.jobs.night.NightPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of the batch side, together. */
@Command(
        name = "cinematch",
        mixinStandardHelpOptions = true,
        version = "CineMatch 0.1.0",
        description = "Nightly movie recommendations on Spark.")
public final class JobsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private JobsCommand() {}

    public static CommandLine create(Surroundings around) {
        CommandLine command = new CommandLine(new JobsCommand());
        command.addSubcommand("doctor", new DoctorCommand(around));
        command.addSubcommand("data", DataCommand.create(around.console(), around.dataSets(), around.movieLens()));
        night(
                command,
                around,
                "nightly",
                "Runs a whole night: %s; then nightly.analyses for its report."
                        .formatted(String.join(", ", NightPlan.ALL)),
                "nightly --data data/ml-latest-small",
                "nightly --conf conf/laptop.conf",
                "nightly --resume",
                "nightly --since latest --run \"$(date -u +%%Y%%m%%d)-030000\" --resume --json");
        night(
                command,
                around,
                "demo",
                "A whole night, then the service; --no-serve stops after the night.",
                "demo",
                "demo --data data/ml-latest-small --no-serve");
        command.addSubcommand("ingest", new IngestCommand(around));
        command.addSubcommand("split", new SplitCommand(around));
        continues(command, around, "train", "Trains the variants named under train.variants.");
        continues(command, around, "evaluate", "Judges the trained variants on the held-out ratings.");
        continues(
                command,
                around,
                "score",
                "Prepares the variants to publish: trained on all ratings, a list for everyone.");
        command.addSubcommand("publish", new PublishCommand(around));
        command.addSubcommand("releases", new ReleasesCommand(around));
        command.addSubcommand("rollback", new RollbackCommand(around));
        command.addSubcommand("prune", new PruneCommand(around));
        command.addSubcommand("foldin", new FoldInCommand(around));
        command.addSubcommand("abtest", new AbTestCommand(around));
        command.addSubcommand("runs", new RunsCommand(around));
        command.addSubcommand("compare", new CompareCommand(around));
        command.addSubcommand("tune", new TuneCommand(around));
        command.addSubcommand("bench", BenchCommand.create(around));
        return command;
    }

    private static void night(
            CommandLine command, Surroundings around, String name, String description, String... examples) {
        CommandLine sub = new CommandLine(new NightlyCommand(around));
        describe(sub, description, examples);
        command.addSubcommand(name, sub);
    }

    private static void continues(CommandLine command, Surroundings around, String name, String description) {
        CommandLine sub = new CommandLine(new StepCommand(around, name));
        describe(sub, description, name, name + " --run 20260101-030000");
        command.addSubcommand(name, sub);
    }

    private static void describe(CommandLine command, String description, String... examples) {
        command.getCommandSpec()
                .usageMessage()
                .description(description)
                .footerHeading("%nExamples:%n")
                .footer(java.util.Arrays.stream(examples)
                        .map(e -> "  ./cinematch " + e)
                        .toArray(String[]::new));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command; ./cinematch --help lists them.");
    }
}
