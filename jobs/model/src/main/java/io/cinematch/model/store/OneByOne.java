package io.cinematch.model.store;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Builder;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Commands as for a pipeline, each sent and answered before the next: unlike those of a pipeline they follow a key to the
 * node of a cluster that has it now.
 */
final class OneByOne extends AbstractPipeline {
    private final UnifiedJedis redis;

    OneByOne(UnifiedJedis redis) {
        super(new CommandObjects(RedisProtocol.RESP2));
        this.redis = redis;
    }

    @Override
    protected <T> Response<T> appendCommand(CommandObject<T> command) {
        Response<T> response = new Response<>(new Built<>());
        try {
            response.set(redis.executeCommand(command));
        } catch (JedisDataException refusal) {
            response.set(refusal);
        }
        return response;
    }

    @Override
    public void sync() {
        // Nothing waits.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** For what the client has built already. */
    private static final class Built<T> extends Builder<T> {
        @Override
        @SuppressWarnings("unchecked")
        public T build(Object data) {
            return (T) data;
        }
    }
}
