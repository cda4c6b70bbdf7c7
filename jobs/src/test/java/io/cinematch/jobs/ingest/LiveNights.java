package io.cinematch.jobs.ingest;

import io.cinematch.jobs.TestNight;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.ratinglog.LiveState;
import io.cinematch.jobs.run.RunFolder;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.store.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small data set, a Redis that users tell things to, and nights that ingest both, one after the other. */
final class LiveNights {
    static final String MOVIES = """
            movieId,title,genres
            1,One (2001),Comedy
            2,Two (2002),Action
            3,Three (2003),Action
            """;

    /** A rating of user 1 and two of user 2, of 1 January 2010. */
    private static final String RATINGS = """
            userId,movieId,rating,timestamp
            1,1,4.0,1262304000
            2,1,2.0,1262304000
            2,2,3.0,1262304000
            """;

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private int runs;

    LiveNights(Path folder, RealRedis redis) {
        this.folder = folder;
        redis.client().flushAll();
        set("CINEMATCH_REDIS_URL", redis.address().toString());
        set("CINEMATCH_INGEST_MAX_BAD_SHARE", "0.5");
        write("movies.csv", MOVIES);
        write("ratings.csv", RATINGS);
    }

    void set(String variable, String value) {
        settings.put(variable, value);
    }

    /** A file of the data set. */
    void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve("set"));
            Files.writeString(folder.resolve("set").resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NightContext night(String run) {
        NightContext night = TestNight.in(folder.resolve("data"), settings);
        return new NightContext(
                night.spark(),
                night.settings(),
                night.storage(),
                new RunFolder(night.run().dataDir(), run),
                night.console(),
                night.clock());
    }

    /** The next night: {@code run1}, {@code run2}, … */
    Step.Outcome ingest() {
        return ingest(night("run" + ++runs));
    }

    Step.Outcome ingest(NightContext night) {
        return new IngestStep(night, MovieLensFolder.recognise(folder.resolve("set")))
                .run(RunReport.begun(night.run().id(), TestNight.NOW, "test"));
    }

    /** Of the last run, as user, movie, stars, time. */
    List<String> lake() {
        NightContext night = night("run" + runs);
        return night.spark().read().parquet(night.run().lakeRatings()).orderBy("user", "movie").collectAsList().stream()
                .map(r -> r.mkString(","))
                .toList();
    }

    /** What the last run put aside: source, reason and text. */
    List<String> putAside() {
        NightContext night = night("run" + runs);
        return night.spark().read().parquet(night.run().quarantine()).orderBy("text").collectAsList().stream()
                .map(r -> r.getString(0) + " " + r.getString(2) + " "
                        + r.getString(3).replaceFirst("^\\d+-\\d+ ", ""))
                .toList();
    }

    LiveState state() {
        NightContext night = night("any");
        return LiveState.of(night.storage(), night.run().dataDir());
    }
}
