package io.cinematch.jobs.cli;

import io.cinematch.jobs.bench.Bench;
import io.cinematch.jobs.bench.BenchReport;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.session.CacheMark;
import io.cinematch.jobs.session.OpenSpark;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every measurement has, and how one is run with them; a picocli mixin. */
final class BenchOptions {
    @Mixin
    private NightOptions options = new NightOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A MovieLens folder, any release. Without it as for nightly.")
    private Optional<Path> data = Optional.empty();

    @Mixin
    private JsonOption json = new JsonOption();

    /** Measures on ratings that are there before Spark is started. */
    int onData(Surroundings around, Function<Bench, Function<MovieLensFolder, BenchReport>> measurement) {
        Settings settings = options.settings(around);
        MovieLensFolder folder = around.dataLocator(settings.localFolder()).locate(data);
        return run(around, settings, bench -> measurement.apply(bench).apply(folder));
    }

    /** Measures on ratings that the measurement makes. */
    int onGenerated(Surroundings around, Function<Bench, BenchReport> measurement) {
        return onGenerated(around, Map.of(), measurement);
    }

    /** @param given settings of the measurement's own, as environment variables */
    int onGenerated(Surroundings around, Map<String, String> given, Function<Bench, BenchReport> measurement) {
        return run(around, options.settings(around, given), measurement);
    }

    private int run(Surroundings around, Settings settings, Function<Bench, BenchReport> measurement) {
        try (OpenSpark spark = OpenSpark.open(settings.spark())) {
            CacheMark mark = new CacheMark(spark.session());
            BenchReport report =
                    measurement.apply(new Bench(spark.session(), settings, around.console(), around.clock()));
            mark.giveBack();
            report.lines().forEach(around.console()::say);
            json.write(report);
        }
        return ExitCode.OK.code();
    }
}
