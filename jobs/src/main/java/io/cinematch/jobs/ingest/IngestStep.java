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
        try (Staged ratings =
                Staged.of(night.storage(), folder.ratings(), night.run().staged("ratings"))) {
            return run(before, ratings);
        }
    }

    private Outcome run(RunReport before, Staged ratings) {
        double maxBadShare = night.settings().ingest().maxBadShare();
        MovieLensMovies movies = MovieLensMovies.read(folder);
        Quarantine badMovies = Quarantine.ofMovies(
                folder.movies(),
                movies.bad(),
                movies.movies().size() + movies.bad().size(),
                maxBadShare);
        Set<Integer> ids = movies.movies().stream().map(Movie::id).collect(Collectors.toSet());
        Instant tomorrow = night.clock().instant().plus(Duration.ofDays(1));
        Dataset<Row> lines = RatingsFile.lines(night.spark(), ratings.path(), folder.ratingsFormat(), ids, tomorrow);
        Quarantine badRatings = Quarantine.ofRatings(folder.ratings(), lines, maxBadShare);
        Dataset<Row> good = RatingsFile.good(lines);
        Files files = new Files(movies.movies(), good, badRatings.read(), badRatings.plus(badMovies));
        try (LiveIntake live = LiveIntake.read(night)) {
            LiveCounts counts = live.counts();
            if (live.isEmpty()) {
                write(RatingsFile.newest(good), files);
            } else {
                LiveRows told = new LiveRows(live.standing(), ids);
                files = files.plus(
                        told.quarantine(live.unreadable(), counts.unreadable(), badRatings.read(), maxBadShare));
                live.commit();
                write(LakeRatings.of(good, told.good(), tomorrow), files);
                counts = counts.withInLake(told.ratings());
            }
            night.storage().write(night.run().logPosition(), live.position());
            return outcome(
                    before, files, badRatings.read() - badRatings.entries().size(), counts);
        }
    }

    /**
     * What was read.
     *
     * @param good the ratings file's ratings
     * @param rows of that file
     * @param quarantine of all files, and of the rating log
     */
    private record Files(List<Movie> movies, Dataset<Row> good, long rows, Quarantine quarantine) {
        Files plus(Quarantine other) {
            return new Files(movies, good, rows, quarantine.plus(other));
        }
    }

    private void write(Dataset<Row> ratings, Files files) {
        ratings.write().mode("overwrite").parquet(night.run().lakeRatings());
        MovieTable.of(night.spark(), files.movies())
                .write()
                .mode("overwrite")
                .parquet(night.run().lakeMovies());
        files.quarantine()
                .table(night.spark())
                .write()
                .mode("overwrite")
                .parquet(night.run().quarantine());
    }

    private Outcome outcome(RunReport before, Files files, long good, LiveCounts live) {
        Dataset<Row> lake = night.spark().read().parquet(night.run().lakeRatings());
        DataProfile profile = Profiler.profile(
                        lake, files.movies(), files.quarantine().counts(), good + live.inLake())
                .withLive(live);
        WholeFile.refuseTwice(
                folder.ratings(),
                files.good(),
                good,
                profile.superseded(),
                night.settings().ingest().maxBadShare());
        return new Outcome(
                before.withData(profile),
                files.rows() + live.entries(),
                profile.ratings(),
                "%,d users, %,d movies, %,d rows put aside%s%s"
                        .formatted(
                                profile.users(),
                                profile.movies(),
                                files.quarantine().entries().size(),
                                profile.superseded() == 0 ? "" : ", %,d superseded".formatted(profile.superseded()),
                                live.told()));
    }
}
