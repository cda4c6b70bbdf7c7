package io.cinematch.serving.api;

import io.cinematch.serving.recommend.Snapshot;
import io.cinematch.serving.release.ActiveSnapshot;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** {@code GET /health}: 200 when everything works, 503 when there is no release or Redis does not answer. */
public final class HealthHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);

    private final ActiveSnapshot active;
    private final RedisClient redis;

    public HealthHandler(ActiveSnapshot active, RedisClient redis) {
        this.active = active;
        this.redis = redis;
    }

    /**
     * The answer.
     *
     * @param status {@code ok}, {@code degraded} (Redis does not answer) or {@code no-release}
     * @param release with variant and trainedThrough absent when there is none
     * @param redis {@code up} or {@code down}
     */
    record Answer(
            String status,
            Optional<String> release,
            Optional<String> variant,
            Optional<Instant> trainedThrough,
            String redis) {}

    public void get(Context ctx) {
        Optional<Snapshot> snapshot = active.get();
        boolean up = redisAnswers();
        String status = snapshot.isEmpty() ? "no-release" : up ? "ok" : "degraded";
        ctx.status(status.equals("ok") ? 200 : 503)
                .json(new Answer(
                        status,
                        snapshot.map(Snapshot::id),
                        snapshot.map(s -> s.manifest().variant()),
                        snapshot.map(s -> s.manifest().trainedThrough()),
                        up ? "up" : "down"));
    }

    private boolean redisAnswers() {
        try {
            return "PONG".equals(redis.ping());
        } catch (JedisException e) {
            LOG.warn("Redis does not answer: {}", e.toString());
            return false;
        }
    }
}
