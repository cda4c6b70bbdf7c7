package io.cinematch.jobs.cli;

import io.cinematch.jobs.night.NightPlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ingest}. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Begins a run: a data set's ratings and movies into the lake.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch ingest --data data/ml-latest-small", "  ./cinematch ingest --run mine"})
final class IngestCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private NightOptions options = new NightOptions();

    @Mixin
    private BeginOptions begin = new BeginOptions();

    IngestCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        options.run(around, new NightPlan(List.of("ingest"), begin.data, begin.run, Optional.empty()));
        return 0;
    }
}
