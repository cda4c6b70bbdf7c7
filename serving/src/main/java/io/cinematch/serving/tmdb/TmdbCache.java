package io.cinematch.serving.tmdb;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cinematch.model.store.Keys;
import io.cinematch.serving.http.JsonBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** What TMDB said, kept in Redis for all nodes; that it knew nothing too, but not as long. */
final class TmdbCache {
    private static final Logger LOG = LoggerFactory.getLogger(TmdbCache.class);
    private static final Duration KEEP = Duration.ofHours(24);
    private static final Duration KEEP_NOTHING = Duration.ofHours(1);
    /** In place of an image that there is not. */
    private static final byte[] NOTHING = {};

    private final UnifiedJedis redis;
    private final ObjectMapper json = JsonBody.mapper();

    TmdbCache(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** @throws TmdbException when Redis does not answer: without it TMDB would be asked again and again */
    Optional<TmdbMovie> movie(String reference) {
        return get(Keys.tmdbMovie(reference)).map(bytes -> {
            try {
                return json.readValue(bytes, TmdbMovie.class);
            } catch (IOException e) {
                throw new TmdbException("what Redis keeps of it cannot be read");
            }
        });
    }

    void keep(String reference, TmdbMovie movie) {
        try {
            Duration time = movie.equals(TmdbMovie.UNKNOWN) ? KEEP_NOTHING : KEEP;
            set(Keys.tmdbMovie(reference), json.writeValueAsBytes(movie), time);
        } catch (IOException impossible) {
            throw new IllegalStateException("a record of texts is JSON", impossible);
        }
    }

    /** Empty when it is not kept; of an image that is known not to be there, kept but empty. */
    Optional<Optional<TmdbImage>> image(String path) {
        return get(Keys.tmdbImage(path.substring(1))).map(TmdbImage::of);
    }

    void keep(String path, Optional<TmdbImage> image) {
        set(
                Keys.tmdbImage(path.substring(1)),
                image.map(TmdbImage::bytes).orElse(NOTHING),
                image.isPresent() ? KEEP : KEEP_NOTHING);
    }

    private Optional<byte[]> get(String key) {
        try {
            return Optional.ofNullable(redis.get(key.getBytes(StandardCharsets.UTF_8)));
        } catch (JedisException e) {
            throw new TmdbException("Redis does not answer");
        }
    }

    private void set(String key, byte[] value, Duration time) {
        try {
            redis.setex(key.getBytes(StandardCharsets.UTF_8), time.toSeconds(), value);
        } catch (JedisException e) {
            LOG.warn("Redis does not take what TMDB said: {}", e.toString());
        }
    }
}
