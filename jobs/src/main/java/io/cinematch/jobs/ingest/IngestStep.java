package io.cinematch.jobs.ingest;

import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.movielens.MovieLensMovies;
import io.cinematch.jobs.profile.DataProfile;
import io.cinematch.jobs.profile.LiveCounts;
import io.cinematch.jobs.profile.Profiler;
import io.cinematch.jobs.ratinglog.LiveIntake;
import io.cinematch.jobs.run.RunReport;
import io.cinematch.jobs.run.Staged;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.step.Step;
import io.cinematch.model.catalogue.Movie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** MovieLens files, and what users have told the service, to the lake. */
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
        try (Staged file =
                Staged.of(night.storage(), folder.ratings(), night.run().staged("ratings"))) {
            return run(before, file);
        }
    }

    private Outcome run(RunReport before, Staged file) {
        double maxBadShare = night.settings().ingest().maxBadShare();
        MovieLensMovies movies = MovieLensMovies.read(folder);
        Quarantine badMovies = Quarantine.ofMovies(
                folder.movies(),
                movies.bad(),
                movies.movies().size() + movies.bad().size(),
                maxBadShare);
        Set<Integer> ids = movies.movies().stream().map(Movie::id).collect(Collectors.toSet());
        Instant tomorrow = night.clock().instant().plus(Duration.ofDays(1));
        Dataset<Row> lines = RatingsFile.lines(night.spark(), file.path(), folder.ratingsFormat(), ids, tomorrow);
        Quarantine badRatings = Quarantine.ofRatings(folder.ratings(), lines, maxBadShare);
        Quarantine quarantine = badRatings.plus(badMovies);
        long good = badRatings.read() - badRatings.entries().size();
        Dataset<Row> ratings = RatingsFile.good(lines);
        try (LiveIntake live = LiveIntake.read(night)) {
            LiveCounts counts = live.counts();
            if (live.isEmpty()) {
                write(RatingsFile.newest(ratings), movies.movies());
            } else {
                LiveRows told = new LiveRows(live.standing(), ids);
                quarantine = quarantine.plus(
                        told.quarantine(live.unreadable(), counts.unreadable(), badRatings.read(), maxBadShare));
                live.commit();
                write(LakeRatings.of(ratings, told.good(), tomorrow), movies.movies());
                counts = counts.withInLake(told.ratings());
            }
            quarantine
                    .table(night.spark())
                    .write()
                    .mode("overwrite")
                    .parquet(night.run().quarantine());
            night.storage().write(night.run().logPosition(), live.position());
            Outcome done =
                    outcome(before, movies.movies(), quarantine, good + counts.inLake(), counts, badRatings.read());
            WholeFile.refuseTwice(
                    folder.ratings(), ratings, good, done.report().data().superseded(), maxBadShare);
            return done;
        }
    }

    private void write(Dataset<Row> ratings, List<Movie> movies) {
        ratings.write().mode("overwrite").parquet(night.run().lakeRatings());
        MovieTable.of(night.spark(), movies)
                .write()
                .mode("overwrite")
                .parquet(night.run().lakeMovies());
    }

    private Outcome outcome(
            RunReport before, List<Movie> movies, Quarantine quarantine, long good, LiveCounts counts, long lines) {
        Dataset<Row> lake = night.spark().read().parquet(night.run().lakeRatings());
        DataProfile profile =
                Profiler.profile(lake, movies, quarantine.counts(), good).withLive(counts);
        return new Outcome(
                before.withData(profile),
                lines + counts.entries(),
                profile.ratings(),
                "%,d users, %,d movies, %,d rows put aside%s%s"
                        .formatted(
                                profile.users(),
                                profile.movies(),
                                quarantine.entries().size(),
                                profile.superseded() == 0 ? "" : ", %,d superseded".formatted(profile.superseded()),
                                counts.told()));
    }
}
