package io.cinematch.serving.redis;

import io.cinematch.model.store.RedisAddress;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** One server: always the same, or whichever Sentinels say is the primary. */
final class GuardedServer implements GuardedRedis {
    private final GuardedNode node;
    private final Optional<PrimaryWatch> watch;
    private final RedisClient client;

    private GuardedServer(RedisAddress.One address, GuardedNode node, Optional<PrimaryWatch> watch) {
        this.node = node;
        this.watch = watch;
        client = RedisClient.builder()
                .hostAndPort(address.node())
                .clientConfig(node.config())
                .connectionProvider(node.connections())
                .build();
    }

    static GuardedServer of(RedisAddress address, RequestDeadline deadline, int connections, Runnable revive) {
        if (address instanceof RedisAddress.One one) {
            return new GuardedServer(one, new GuardedNode(one, deadline, connections, revive), Optional.empty());
        }
        RedisAddress.Sentinel sentinel = (RedisAddress.Sentinel) address;
        PrimaryWatch watch = new PrimaryWatch(sentinel, deadline.limit());
        RedisAddress.One primary = watch.primary();
        GuardedNode node = new GuardedNode(primary, deadline, connections, watch::look);
        watch.start(node::follow);
        return new GuardedServer(primary, node, Optional.of(watch));
    }

    @Override
    public UnifiedJedis client() {
        return client;
    }

    @Override
    public boolean answers() {
        try {
            return "PONG".equals(client.ping());
        } catch (JedisConnectionException | JedisDataException away) {
            return false;
        }
    }

    @Override
    public int servers() {
        return 1;
    }

    @Override
    public int away() {
        return node.isAway() ? 1 : 0;
    }

    @Override
    public void close() {
        watch.ifPresent(PrimaryWatch::close);
        node.close();
        client.close();
    }
}
