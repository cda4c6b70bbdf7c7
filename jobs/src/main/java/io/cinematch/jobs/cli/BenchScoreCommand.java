package io.cinematch.jobs.cli;

import io.cinematch.jobs.bench.ScoreBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench score}. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "The best movies for every user without those they have rated, as the score step makes them, "
                + "beside ALSModel.recommendForAllUsers, which leaves rated movies in. Every row is made, none kept.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch bench score --data data/ml-1m --rank 20 --json score.json"})
final class BenchScoreCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Mixin
    private ContestOptions contest = new ContestOptions();

    @Option(names = "--top", defaultValue = "10", description = "Length of the lists (default: ${DEFAULT-VALUE}).")
    private int top;

    BenchScoreCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return options.onData(
                around, bench -> new ScoreBench(bench, contest.rank, top, contest.blocks, contest.repeat)::run);
    }
}
