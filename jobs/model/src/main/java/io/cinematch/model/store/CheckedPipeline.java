package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisClusterException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * A pipeline of writes with bounded memory in which every reply is looked at: on a full Redis a plain
 * {@code Pipeline.sync()} returns as if all had been stored. What a cluster does not take because it has moved the slot,
 * or lost the node, is written again until it is there: each write may be done twice.
 */
final class CheckedPipeline implements AutoCloseable {
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_VALUES = 1000;
    /** Half a minute. */
    private static final int TRIES = 300;

    private static final long PAUSE_MILLIS = 100;

    private final UnifiedJedis redis;
    private final List<Function<AbstractPipeline, Response<?>>> writes = new ArrayList<>();
    private int bytes;
    private long removed;

    CheckedPipeline(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Stores a value, at the latest when this is flushed.
     *
     * @throws CineMatchException with exit code STORE when Redis refused this or an earlier value
     */
    void set(String key, byte[] value) {
        add(pipeline -> pipeline.set(Keys.bytes(key), value), value.length);
    }

    private void add(Function<AbstractPipeline, Response<?>> write, int size) {
        writes.add(write);
        bytes += size;
        if (writes.size() >= BATCH_VALUES || bytes >= BATCH_BYTES) {
            flush();
        }
    }

    /** Removes a value, at the latest when this is flushed. */
    void unlink(String key) {
        add(pipeline -> pipeline.unlink(key), 0);
    }

    /** How many values were there to be removed, as of the last flush. */
    long removed() {
        return removed;
    }

    void flush() {
        try {
            write();
        } catch (JedisClusterException down) {
            throw Redis.failed(down);
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
        writes.clear();
        bytes = 0;
    }

    private void write() {
        List<Response<?>> replies = new ArrayList<>(writes.size());
        try (AbstractPipeline pipeline = redis.pipelined()) {
            writes.forEach(write -> replies.add(write.apply(pipeline)));
            pipeline.sync();
        } catch (JedisConnectionException gone) {
            if (!(redis instanceof RedisClusterClient)) {
                throw gone;
            }
        }
        for (int n = 0; n < writes.size(); n++) {
            Object told =
                    n < replies.size() && done(replies.get(n)) ? replies.get(n).get() : again(writes.get(n));
            removed += told instanceof Long values ? values : 0;
        }
    }

    private Object again(Function<AbstractPipeline, Response<?>> write) {
        for (int n = 1; ; n++) {
            try {
                return write.apply(new OneByOne(redis)).get();
            } catch (JedisDataException refusal) {
                if (!Redis.isPassing(refusal) || n == TRIES) {
                    throw refusal;
                }
                Pause.millis(PAUSE_MILLIS);
            }
        }
    }

    /** Whether a write was done; not, when its node has gone or no longer has its slot. */
    private static boolean done(Response<?> reply) {
        try {
            reply.get();
            return true;
        } catch (JedisDataException refusal) {
            if (refusal instanceof JedisRedirectionException || Redis.isPassing(refusal)) {
                return false;
            }
            throw refusal;
        } catch (IllegalStateException unanswered) {
            // Of a node that is lost the pipeline of a cluster tells the log alone.
            return false;
        }
    }

    @Override
    public void close() {
        writes.clear();
    }
}
