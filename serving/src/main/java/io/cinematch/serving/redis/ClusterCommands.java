package io.cinematch.serving.redis;

import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.executors.CommandExecutor;

/**
 * Sends a command to the node that has its key, and after it when the key has moved. Unlike Jedis's own this tries nothing
 * again when a node does not answer: the request that waits has a deadline, and a write may have been done.
 */
final class ClusterCommands implements CommandExecutor {
    private static final int MOST_REDIRECTIONS = 4;

    private final ClusterNodes nodes;

    ClusterCommands(ClusterNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public <T> T executeCommand(CommandObject<T> command) {
        Connection next = nodes.getConnection(command.getArguments());
        boolean asking = false;
        for (int n = 0; ; n++) {
            try (Connection connection = next) {
                if (asking) {
                    connection.executeCommand(Protocol.Command.ASKING);
                }
                return connection.executeCommand(command);
            } catch (JedisRedirectionException moved) {
                if (n == MOST_REDIRECTIONS) {
                    throw moved;
                }
                if (moved instanceof JedisMovedDataException) {
                    nodes.renewSlotCache();
                }
                asking = moved instanceof JedisAskDataException;
                next = nodes.getConnection(moved.getTargetNode());
            }
        }
    }

    @Override
    public void close() {
        nodes.close();
    }
}
