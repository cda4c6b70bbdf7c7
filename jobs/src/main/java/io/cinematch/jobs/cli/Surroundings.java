package io.cinematch.jobs.cli;

import io.cinematch.jobs.data.DataLocator;
import io.cinematch.jobs.fetch.Fetcher;
import io.cinematch.jobs.sample.SampleSpec;
import io.cinematch.jobs.sample.SampleWriter;
import io.cinematch.model.console.Console;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What commands find around them; tests give their own.
 *
 * @param home the checkout: relative folders are meant from here
 * @param movieLens where data sets are downloaded from
 */
public record Surroundings(Console console, Clock clock, Map<String, String> environment, Path home, URI movieLens) {
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                Console.system(),
                Clock.systemUTC(),
                environment,
                Path.of(environment.getOrDefault("CINEMATCH_HOME", "")),
                Fetcher.GROUPLENS);
    }

    /** Where downloaded and generated data sets are: {@code data.dir}, or, when that is far away, {@code data}. */
    Path dataSets() {
        String dataDir = environment.getOrDefault("CINEMATCH_DATA_DIR", "data");
        return home.resolve(dataDir.contains("://") ? "data" : dataDir);
    }

    DataLocator dataLocator(Path folder) {
        return new DataLocator(
                console,
                folder,
                new Fetcher(movieLens, folder, console),
                new SampleWriter(console),
                SampleSpec.DEFAULT);
    }
}
