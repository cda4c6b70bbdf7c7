package io.cinematch.serving.bench;

import io.cinematch.model.cli.SettingsOptions;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cinematch bench serve}. */
@Command(
        name = "cinematch bench serve",
        version = "CineMatch 0.1.0",
        mixinStandardHelpOptions = true,
        description = "Measures the service with the active release: start, throughput beside a bare Javalin route, "
                + "latency under a steady load (Zipf users, one request of ten a rating, a release swap in the middle), "
                + "memory. It runs on a copy, in a Redis of its own: your ratings stay as they are. A missed bar is told, "
                + "not a failure.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch bench serve --json serve.json",
            "  ./cinematch bench serve --only latency --seconds 30 --rate 1000",
            "  CINEMATCH_JAVA_OPTS=-Xmx64m ./cinematch bench serve --only start,throughput"
        })
final class BenchServeCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Clock clock;
    private final Console console;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Parts to measure: ${COMPLETION-CANDIDATES}; without it all.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "180",
            description = "Length of the steady load, after 10 that warm up (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Requests a second of the steady load (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description =
                    "Rounds of each side of the throughput, after a longer one that warms up (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--round-seconds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Length of each (default: ${DEFAULT-VALUE}).")
    private int roundSeconds;

    @Option(
            names = "--starts",
            paramLabel = "N",
            defaultValue = "5",
            description = "Starts to take the median of (default: ${DEFAULT-VALUE}).")
    private int starts;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Of who asks for what (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes what was measured here, too.")
    private Optional<Path> json = Optional.empty();

    BenchServeCommand(Map<String, String> environment, Clock clock, Console console) {
        this.environment = environment;
        this.clock = clock;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = new Plan(starts, rounds, roundSeconds, seconds, rate, seed);
        try (Stage stage = Stage.set(settings.load(environment), settings.again(), clock)) {
            BenchReport report = BenchReport.of(
                    clock.instant(),
                    ManagementFactory.getRuntimeMXBean().getInputArguments(),
                    stage.describe(),
                    plan,
                    only.contains(Part.START) ? StartPart.measure(stage, plan, console) : null,
                    only.contains(Part.THROUGHPUT) ? ThroughputPart.measure(stage, plan, console) : null,
                    only.contains(Part.LATENCY) ? LatencyPart.measure(stage, plan, console) : null);
            report.lines().forEach(console::say);
            json.ifPresent(file -> write(file, report));
        }
        return ExitCode.OK.code();
    }

    private static void write(Path file, BenchReport report) {
        try {
            Files.write(file, Json.writePretty(report));
        } catch (IOException e) {
            throw new CineMatchException(
                    ExitCode.OTHER, "Could not write %s: %s".formatted(file, e), "Choose another file with --json.", e);
        }
    }
}
