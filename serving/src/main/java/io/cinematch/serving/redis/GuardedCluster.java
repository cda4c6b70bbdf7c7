package io.cinematch.serving.redis;

import io.cinematch.model.store.ClusterState;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import java.util.Collection;
import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** A cluster: each of its primaries may be away by itself, and the others serve on. */
final class GuardedCluster implements GuardedRedis {
    private final ClusterNodes nodes;
    private final RedisClusterClient client;

    private GuardedCluster(RedisAddress.Cluster address, ClusterNodes nodes) {
        this.nodes = nodes;
        client = RedisClusterClient.builder()
                .nodes(Set.copyOf(address.nodes()))
                .clientConfig(nodes.config())
                .connectionProvider(nodes)
                .commandExecutor(new ClusterCommands(nodes))
                .build();
    }

    static GuardedCluster of(RedisAddress.Cluster address, RequestDeadline deadline, int connections) {
        try {
            return new GuardedCluster(address, new ClusterNodes(address, deadline, connections));
        } catch (JedisException e) {
            throw Redis.unavailable(address, e);
        }
    }

    @Override
    public UnifiedJedis client() {
        return client;
    }

    /**
     * Whether one node says that the cluster is up. When a primary is down and nothing took its place, that is so if the
     * cluster may serve the rest ({@code cluster-require-full-coverage no}); then most users have all they need.
     */
    @Override
    public boolean answers() {
        return nodes.primaries().stream().anyMatch(this::saysUp);
    }

    private boolean saysUp(HostAndPort node) {
        try (Connection connection = nodes.getConnection(node)) {
            return ClusterState.isUp(connection);
        } catch (JedisException away) {
            return false;
        }
    }

    @Override
    public int servers() {
        return nodes.primaries().size();
    }

    @Override
    public int away() {
        Collection<HostAndPort> primaries = nodes.primaries();
        return (int) primaries.stream().filter(nodes::isAway).count();
    }

    @Override
    public void close() {
        client.close();
    }
}
