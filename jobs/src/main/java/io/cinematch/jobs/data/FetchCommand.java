package io.cinematch.jobs.data;

import io.cinematch.jobs.fetch.Fetched;
import io.cinematch.jobs.fetch.Fetcher;
import io.cinematch.jobs.fetch.KnownSet;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code data fetch}: download MovieLens data sets. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header = "Download MovieLens data sets into the data folder.",
        description = {
            "",
            "A download that was cut goes on where it stopped. The checksum is verified before anything",
            "is unpacked, and the folder appears only when it is whole. What is there is left alone.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./cinematch data fetch ml-1m              1 million ratings, 6 MB to download",
            "  ./cinematch data fetch ml-latest-small    100,000 ratings, 1 MB",
            "  ./cinematch data fetch ml-25m ml-32m      25 and 32 million ratings, 250 MB and 239 MB"
        })
final class FetchCommand implements Runnable {
    private final Console console;
    private final Path dataRoot;
    private final URI base;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            description = "ml-100k, ml-1m, ml-10m, ml-20m, ml-25m, ml-32m, ml-latest-small or ml-latest")
    private List<String> names;

    FetchCommand(Console console, Path dataRoot, URI base) {
        this.console = console;
        this.dataRoot = dataRoot;
        this.base = base;
    }

    @Override
    public void run() {
        // All names first: a typing error should show before an hour of downloading, not after.
        List<KnownSet> sets = names.stream().map(KnownSet::named).toList();
        Fetcher fetcher = new Fetcher(base, dataRoot, console);
        for (KnownSet set : sets) {
            if (fetcher.fetch(set) instanceof Fetched.NoNetwork no) {
                throw new CineMatchException(
                        ExitCode.OTHER,
                        no.why(),
                        "Check the network (a proxy: JAVA_TOOL_OPTIONS=-Dhttps.proxyHost=… -Dhttps.proxyPort=…), or make"
                                + " a sample: ./cinematch data sample");
            }
        }
    }
}
