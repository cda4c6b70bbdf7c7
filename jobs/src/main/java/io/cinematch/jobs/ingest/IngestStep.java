package io.cinematch.jobs.ingest;

import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.movielens.MovieLensMovies;
import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.profile.Profiler;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.catalogue.Movie;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** MovieLens files to the lake. */
public final class IngestStep implements Step {
    private final NightContext night;
    private final MovieLensFolder folder;

    public IngestStep(NightContext night, MovieLensFolder folder) {
        this.night = night;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Outcome run(RunReport before) {
        double maxBadShare = night.settings().ingest().maxBadShare();
        MovieLensMovies movies = MovieLensMovies.read(folder);
        Quarantine badMovies = Quarantine.ofMovies(
                folder.movies(),
                movies.bad(),
                movies.movies().size() + movies.bad().size(),
                maxBadShare);
        Set<Integer> ids = movies.movies().stream().map(Movie::id).collect(Collectors.toSet());
        Instant tomorrow = night.clock().instant().plus(Duration.ofDays(1));
        Dataset<Row> lines = RatingsFile.lines(night.spark(), folder.ratings(), folder.ratingsFormat(), ids, tomorrow);
        Quarantine badRatings = Quarantine.ofRatings(folder.ratings(), lines, maxBadShare);
        Quarantine quarantine = badRatings.plus(badMovies);
        RatingsFile.newest(RatingsFile.good(lines))
                .write()
                .mode("overwrite")
                .parquet(night.run().lakeRatings());
        MovieTable.of(night.spark(), movies.movies())
                .write()
                .mode("overwrite")
                .parquet(night.run().lakeMovies());
        quarantine
                .table(night.spark())
                .write()
                .mode("overwrite")
                .parquet(night.run().quarantine());
        Dataset<Row> lake = night.spark().read().parquet(night.run().lakeRatings());
        long good = badRatings.read() - badRatings.entries().size();
        DataProfile profile = Profiler.profile(lake, movies.movies(), quarantine.counts(), good);
        WholeFile.refuseTwice(folder.ratings(), RatingsFile.good(lines), good, profile.superseded(), maxBadShare);
        return new Outcome(
                before.withData(profile),
                badRatings.read(),
                profile.ratings(),
                "%,d users, %,d movies, %,d rows put aside%s"
                        .formatted(
                                profile.users(),
                                profile.movies(),
                                quarantine.entries().size(),
                                profile.superseded() == 0 ? "" : ", %,d superseded".formatted(profile.superseded())));
    }
}
