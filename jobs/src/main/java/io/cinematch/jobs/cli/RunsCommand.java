package io.cinematch.jobs.cli;

import io.cinematch.jobs.registry.RunList;
import io.cinematch.jobs.run.RunFinder;
import io.cinematch.jobs.run.Storage;
import io.cinematch.model.cli.SettingsOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs}. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists the runs, newest first: on which data (equal fingerprints are equal ratings), the variant "
                + "with the best NDCG over the full catalogue, and what was released.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./cinematch runs", "  ./cinematch runs --last 50"})
final class RunsCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int last;

    RunsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        String dataDir = settings.load(around.environment()).dataDir();
        List<RunFinder.Found> all = new RunFinder(new Storage(new Configuration()), dataDir).all();
        RunList.lines(all, last).forEach(around.console()::say);
        return 0;
    }
}
