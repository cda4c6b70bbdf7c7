package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.List;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A pipeline of SETs with bounded memory in which every reply is looked at: on a full Redis a plain
 * {@code Pipeline.sync()} returns as if all had been stored.
 */
final class CheckedPipeline implements AutoCloseable {
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_VALUES = 1000;

    private final Pipeline pipeline;
    private int values;
    private int bytes;

    CheckedPipeline(RedisClient redis) {
        pipeline = redis.pipelined();
    }

    /**
     * Stores a value, at the latest when this is flushed.
     *
     * @throws CineMatchException with exit code STORE when Redis refused this or an earlier value
     */
    void set(String key, byte[] value) {
        pipeline.set(Keys.bytes(key), value);
        bytes += value.length;
        if (++values >= BATCH_VALUES || bytes >= BATCH_BYTES) {
            flush();
        }
    }

    void flush() {
        for (Object reply : replies()) {
            if (reply instanceof JedisDataException refusal) {
                throw new CineMatchException(
                        ExitCode.STORE,
                        "Redis refused a value: %s".formatted(refusal.getMessage()),
                        "Give it more memory (CONFIG SET maxmemory), or remove old releases; the active release is untouched.",
                        refusal);
            }
        }
        values = 0;
        bytes = 0;
    }

    private List<Object> replies() {
        try {
            return pipeline.syncAndReturnAll();
        } catch (JedisException e) {
            throw Redis.failed(e);
        }
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
