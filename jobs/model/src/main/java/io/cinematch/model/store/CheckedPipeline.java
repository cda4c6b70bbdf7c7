package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A pipeline of writes with bounded memory in which every reply is looked at: on a full Redis a plain
 * {@code Pipeline.sync()} returns as if all had been stored.
 */
final class CheckedPipeline implements AutoCloseable {
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_VALUES = 1000;

    private final AbstractPipeline pipeline;
    private final List<Response<?>> replies = new ArrayList<>();
    private int bytes;

    CheckedPipeline(UnifiedJedis redis) {
        pipeline = redis.pipelined();
    }

    /**
     * Stores a value, at the latest when this is flushed.
     *
     * @throws CineMatchException with exit code STORE when Redis refused this or an earlier value
     */
    void set(String key, byte[] value) {
        replies.add(pipeline.set(Keys.bytes(key), value));
        bytes += value.length;
        if (replies.size() >= BATCH_VALUES || bytes >= BATCH_BYTES) {
            flush();
        }
    }

    /** Removes a value, at the latest when this is flushed; how many that was is known then. */
    Response<Long> unlink(String key) {
        Response<Long> gone = pipeline.unlink(key);
        replies.add(gone);
        if (replies.size() >= BATCH_VALUES) {
            flush();
        }
        return gone;
    }

    void flush() {
        try {
            pipeline.sync();
            replies.forEach(Response::get);
        } catch (JedisDataException refusal) {
            throw new CineMatchException(
                    ExitCode.STORE,
                    "Redis refused a value: %s".formatted(refusal.getMessage()),
                    "Give it more memory (CONFIG SET maxmemory), or remove old releases (./cinematch prune --keep 1); "
                            + "what is served is untouched.",
                    refusal);
        } catch (JedisException e) {
            throw Redis.failed(e);
        }
        replies.clear();
        bytes = 0;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
