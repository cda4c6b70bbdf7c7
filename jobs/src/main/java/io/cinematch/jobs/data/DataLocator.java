package io.cinematch.jobs.data;

import io.cinematch.jobs.fetch.Fetched;
import io.cinematch.jobs.fetch.Fetcher;
import io.cinematch.jobs.fetch.KnownSet;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.sample.SampleSpec;
import io.cinematch.jobs.sample.SampleWriter;
import io.cinematch.model.console.Console;
import io.cinematch.model.errors.CineMatchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the data set to work on, and brings one when there is none. */
public final class DataLocator {
    private static final KnownSet DEFAULT = KnownSet.ML_1M;

    private final Console console;
    private final Path dataRoot;
    private final Fetcher fetcher;
    private final SampleWriter sampler;
    private final SampleSpec sample;

    /**
     * @param dataRoot where data sets are kept, one folder each
     * @param sample what to make when nothing can be downloaded
     */
    public DataLocator(Console console, Path dataRoot, Fetcher fetcher, SampleWriter sampler, SampleSpec sample) {
        this.console = console;
        this.dataRoot = dataRoot;
        this.fetcher = fetcher;
        this.sampler = sampler;
        this.sample = sample;
    }

    /**
     * The folder asked for; else MovieLens 1M, downloaded when it is not there; else, without a network, the sample.
     *
     * @throws CineMatchException when the folder holds no data set, or as the download and the sample do
     */
    public MovieLensFolder locate(Optional<Path> asked) {
        if (asked.isPresent()) {
            return MovieLensFolder.recognise(asked.get());
        }
        Path wanted = dataRoot.resolve(DEFAULT.id());
        if (Files.exists(wanted)) {
            return MovieLensFolder.recognise(wanted);
        }
        Fetched fetched = fetcher.fetch(DEFAULT);
        if (fetched instanceof Fetched.Ready ready) {
            return ready.folder();
        }
        return sampled(((Fetched.NoNetwork) fetched).why());
    }

    private MovieLensFolder sampled(String why) {
        Path folder = dataRoot.resolve("sample");
        console.say(why);
        console.say(
                "NOTE: MovieLens cannot be downloaded, so this works on a GENERATED SAMPLE (%s).".formatted(folder));
        console.say("      Its movies and people are invented. With a network: ./cinematch data fetch " + DEFAULT.id());
        if (!Files.exists(folder)) {
            sampler.write(sample, folder);
        }
        return MovieLensFolder.recognise(folder);
    }
}
