package io.cinematch.serving.tmdb;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.settings.ServeSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;

/**
 * Posters and what movies are about: from Redis, else from TMDB. After a failure it is left alone for a while, so that
 * nobody waits for what does not come.
 */
public final class Tmdb implements AutoCloseable {
    /** Most connections to Redis that it uses at once. */
    public static final int CONNECTIONS = 2 * Flights.THREADS;

    private static final Logger LOG = LoggerFactory.getLogger(Tmdb.class);
    private static final Duration REST = Duration.ofSeconds(5);

    private final TmdbApi api;
    private final TmdbCache cache;
    private final Duration patience;
    private final LongSupplier nanos;
    private final AtomicLong restUntil;
    private final Flights<TmdbMovie> movies = new Flights<>("tmdb-movies");
    private final Flights<Optional<TmdbImage>> images = new Flights<>("tmdb-images");

    Tmdb(TmdbApi api, TmdbCache cache, Duration patience, LongSupplier nanos) {
        this.api = api;
        this.cache = cache;
        this.patience = patience;
        this.nanos = nanos;
        restUntil = new AtomicLong(nanos.getAsLong());
    }

    /** Empty when no key is set. */
    public static Optional<Tmdb> of(ServeSettings.Tmdb settings, UnifiedJedis redis) {
        return settings.apiKey().isSet()
                ? Optional.of(
                        new Tmdb(new TmdbApi(settings), new TmdbCache(redis), settings.timeout(), System::nanoTime))
                : Optional.empty();
    }

    /** What can be said of a movie now; never fails, and knows nothing instead. */
    public TmdbMovie glance(Movie movie) {
        try {
            return movie(movie);
        } catch (TmdbException e) {
            return TmdbMovie.UNKNOWN;
        }
    }

    /**
     * A movie's poster; empty when it has none.
     *
     * @throws TmdbException when that cannot be found out now
     */
    public Optional<TmdbImage> poster(Movie movie) {
        return movie(movie).poster().flatMap(this::image);
    }

    private TmdbMovie movie(Movie movie) {
        String reference = TmdbReference.of(movie);
        return movies.get(
                reference,
                () -> cache.movie(reference).orElseGet(() -> {
                    TmdbMovie found = asked(() -> api.movie(movie));
                    cache.keep(reference, found);
                    return found;
                }),
                patience);
    }

    private Optional<TmdbImage> image(String path) {
        return images.get(
                path,
                () -> cache.image(path).orElseGet(() -> {
                    Optional<TmdbImage> found = asked(() -> api.image(path));
                    cache.keep(path, found);
                    return found;
                }),
                patience);
    }

    private <T> T asked(Supplier<T> question) {
        if (nanos.getAsLong() - restUntil.get() < 0) {
            throw new TmdbException("it is left alone after a failure");
        }
        try {
            return question.get();
        } catch (TmdbException e) {
            Duration rest = e.retryAfter().orElse(REST);
            restUntil.set(nanos.getAsLong() + rest.toNanos());
            LOG.warn("TMDB is left alone for {} s: {}", rest.toSeconds(), e.getMessage());
            throw e;
        }
    }

    @Override
    public void close() {
        movies.close();
        images.close();
    }
}
