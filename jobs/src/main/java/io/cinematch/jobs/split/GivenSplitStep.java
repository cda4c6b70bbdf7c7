package io.cinematch.jobs.split;

import io.cinematch.jobs.ingest.MovieTable;
import io.cinematch.jobs.ingest.Quarantine;
import io.cinematch.jobs.ingest.RatingsFile;
import io.cinematch.jobs.movielens.RatingsFormat;
import io.cinematch.jobs.profile.Fingerprint;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Staged;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Somebody else's split, from a file of training ratings and one of test ratings, for movies that the lake knows. */
public final class GivenSplitStep implements Step {
    private final NightContext night;
    private final Path train;
    private final Path test;

    public GivenSplitStep(NightContext night, Path train, Path test) {
        this.night = night;
        this.train = train;
        this.test = test;
    }

    @Override
    public String name() {
        return "split";
    }

    @Override
    public Outcome run(RunReport before) {
        // Models of another split have seen what this one holds out.
        night.storage().delete(night.run().models());
        Set<Integer> movies = MovieTable.read(night.spark(), night.run().lakeMovies()).stream()
                .map(Movie::id)
                .collect(Collectors.toSet());
        Quarantine bad = copy(train, movies, night.run().train())
                .plus(copy(test, movies, night.run().test()));
        bad.table(night.spark()).write().mode("overwrite").parquet(night.run().splitQuarantine());
        refuseLeak();
        long trained = night.spark().read().parquet(night.run().train()).count();
        Fingerprint held =
                Fingerprint.of(night.spark().read().parquet(night.run().test()));
        long tested = held.ratings();
        // Files may change under their names, and runs are compared when they say the same here.
        String how = "given: %s and %s (%s)".formatted(train, test, held.hex());
        return new Outcome(
                before.withSplit(how),
                bad.read(),
                trained + tested,
                "%,d to train on, %,d held out, %,d rows put aside; %s"
                        .formatted(trained, tested, bad.entries().size(), how));
    }

    private Quarantine copy(Path file, Set<Integer> movies, String to) {
        try (Staged staged = Staged.of(night.storage(), file, night.run().staged("given"))) {
            return copy(file, staged, movies, to);
        }
    }

    private Quarantine copy(Path file, Staged staged, Set<Integer> movies, String to) {
        Dataset<Row> lines = RatingsFile.lines(
                        night.spark(),
                        staged.path(),
                        RatingsFormat.recognise(file),
                        movies,
                        night.clock().instant().plus(Duration.ofDays(1)))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Quarantine bad =
                    Quarantine.ofRatings(file, lines, night.settings().ingest().maxBadShare());
            RatingsFile.newest(RatingsFile.good(lines))
                    .write()
                    .mode("overwrite")
                    .parquet(to);
            return bad;
        } finally {
            lines.unpersist();
        }
    }

    /** A rating that is both trained on and tested with makes every number too good. */
    private void refuseLeak() {
        Dataset<Row> trained = night.spark().read().parquet(night.run().train());
        Dataset<Row> both = night.spark()
                .read()
                .parquet(night.run().test())
                .join(trained.select("user", "movie"), new String[] {"user", "movie"}, "inner")
                .orderBy("user", "movie");
        List<Row> first = both.limit(1).collectAsList();
        if (!first.isEmpty()) {
            throw new CineMatchException(
                    ExitCode.DATA_CHECK,
                    "%,d ratings of %s are in %s too, for example user %d's of movie %d."
                            .formatted(
                                    both.count(),
                                    test,
                                    train,
                                    first.get(0).getLong(0),
                                    first.get(0).getInt(1)),
                    "Take them out of one of the two files.");
        }
    }
}
