package io.cinematch.model.store;

import java.time.Duration;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Whether a Redis Cluster is up, as one of its nodes sees it. */
public final class ClusterState {
    private ClusterState() {}

    /** Whether the node at the other end can serve what it has: the cluster is up, and the node in its majority. */
    public static boolean isUp(Connection connection) {
        connection.sendCommand(Protocol.Command.CLUSTER, "INFO");
        return connection.getBulkReply().contains("cluster_state:ok");
    }

    /** Whether a cluster answers; false when none of the nodes does. Errors as {@link Redis#answers} has them. */
    static boolean answers(RedisAddress.Cluster address, Duration timeout) {
        for (HostAndPort node : address.nodes()) {
            if (Redis.answers(address.at(node), timeout)) {
                try (Connection connection = Redis.connect(address.at(node), timeout)) {
                    if (!isUp(connection)) {
                        throw new JedisDataException("the cluster is down (cluster_state in CLUSTER INFO is not ok)");
                    }
                    return true;
                } catch (JedisException e) {
                    throw Redis.unavailable(address, e);
                }
            }
        }
        return false;
    }
}
