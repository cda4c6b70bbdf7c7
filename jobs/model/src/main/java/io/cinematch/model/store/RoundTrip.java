package io.cinematch.model.store;

import java.util.function.Function;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Several commands in one round trip. On a cluster their keys must be in one slot; they are then on one connection, and
 * asked by the calling thread, which Jedis's own pipelines for clusters do not promise.
 */
public final class RoundTrip {
    private RoundTrip() {}

    /**
     * Asks.
     *
     * @param key any of those that the commands use
     * @param commands puts them into the pipeline and returns how to read the answers. Done again, one command after
     *     another, when a cluster has moved the slot: so it must not matter whether a command is executed twice
     */
    public static <T> T of(UnifiedJedis redis, String key, Function<AbstractPipeline, Supplier<T>> commands) {
        if (!(redis instanceof RedisClusterClient cluster)) {
            return in(redis.pipelined(), commands);
        }
        try (Connection connection = cluster.getConnectionFromSlot(JedisClusterCRC16.getSlot(key))) {
            return in(new Pipeline(connection), commands);
        } catch (JedisRedirectionException moved) {
            return in(new OneByOne(redis), commands);
        }
    }

    private static <T> T in(AbstractPipeline pipeline, Function<AbstractPipeline, Supplier<T>> commands) {
        try (pipeline) {
            Supplier<T> answers = commands.apply(pipeline);
            pipeline.sync();
            return answers.get();
        }
    }
}
