package io.cinematch.jobs.cli;

import io.cinematch.jobs.bench.PublishBench;
import io.cinematch.jobs.bench.ScratchRedis;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "The publish step on a generated release, beside the bare pipelined SETs of its users' records, both "
                        + "into a Redis of its own in a temporary folder, with redis.durability.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cinematch bench publish --master 'local[2]'",
            "  CINEMATCH_REDIS_DURABILITY=none ./cinematch bench publish --users 1000000 --json publish.json"
        })
final class BenchPublishCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--users", defaultValue = "138000", description = "Of the release (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--movies", defaultValue = "27000", description = "Of the release (default: ${DEFAULT-VALUE}).")
    private int movies;

    @Option(names = "--rank", defaultValue = "64", description = "Of its two models (default: ${DEFAULT-VALUE}).")
    private int rank;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Timed rounds (default: ${DEFAULT-VALUE}).")
    private int repeat;

    BenchPublishCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        try (ScratchRedis redis = new ScratchRedis()) {
            return options.onGenerated(around, redis.environment(), bench -> {
                redis.start(bench.settings());
                return new PublishBench(bench, redis, users, movies, rank, repeat).run();
            });
        }
    }
}
