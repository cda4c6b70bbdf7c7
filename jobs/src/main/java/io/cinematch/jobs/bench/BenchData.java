package io.cinematch.jobs.bench;

import io.cinematch.jobs.ingest.RatingsFile;
import io.cinematch.jobs.movielens.MovieLensFolder;
import io.cinematch.jobs.movielens.MovieLensMovies;
import io.cinematch.jobs.split.Splitter;
import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.settings.Settings;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** A data set's ratings, cleaned as the night does it but written nowhere; what is cached here is in memory already. */
final class BenchData {
    private BenchData() {}

    /** (user: long, movie: int, stars: float, time: long). */
    static Dataset<Row> ratings(Bench bench, MovieLensFolder folder) {
        Set<Integer> movies =
                MovieLensMovies.read(folder).movies().stream().map(Movie::id).collect(Collectors.toSet());
        return cached(RatingsFile.newest(RatingsFile.good(RatingsFile.lines(
                bench.spark(),
                new Path(folder.ratings().toAbsolutePath().toUri()),
                folder.ratingsFormat(),
                movies,
                bench.clock().instant().plus(Duration.ofDays(1))))));
    }

    static Dataset<Row> side(Dataset<Row> ratings, Settings.Split split, boolean held) {
        return cached(Splitter.side(Splitter.mark(ratings, split), held));
    }

    static Dataset<Row> cached(Dataset<Row> rows) {
        Dataset<Row> cached = rows.persist(StorageLevel.MEMORY_AND_DISK());
        cached.count();
        return cached;
    }

    static String describe(MovieLensFolder folder) {
        return "%s (MovieLens %s)".formatted(folder.path(), folder.release().label());
    }
}
