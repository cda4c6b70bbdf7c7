package io.cinematch.model.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.SafeEncoder;

/** Every server that has keys of its own: the primaries of a cluster, or the one there is. For what asks each of them. */
public final class Primaries {
    private static final CommandObject<List<Object>> SLOTS = new CommandObject<>(
            new CommandArguments(Protocol.Command.CLUSTER).add("SLOTS"), BuilderFactory.RAW_OBJECT_LIST);

    private Primaries() {}

    /** A server. */
    public interface Primary {
        <T> T ask(CommandObject<T> question);

        /** What {@code INFO} says in a section. */
        default String info(String section) {
            return ask(new CommandObject<>(
                    new CommandArguments(Protocol.Command.INFO).add(section), BuilderFactory.STRING));
        }

        /**
         * What {@code CONFIG GET} says.
         *
         * @throws redis.clients.jedis.exceptions.JedisDataException when it may not be asked
         */
        default Map<String, String> config(String pattern) {
            return ask(new CommandObject<>(
                    new CommandArguments(Protocol.Command.CONFIG).add("GET").add(pattern), BuilderFactory.STRING_MAP));
        }
    }

    /** The primaries, in the order of their addresses. A cluster whose nodes are replaced meanwhile has others then. */
    public static List<Primary> of(UnifiedJedis redis) {
        if (!(redis instanceof RedisClusterClient cluster)) {
            return List.of(redis::executeCommand);
        }
        TreeMap<String, Integer> slots = new TreeMap<>();
        // Of each range of slots: its first, its last, and its nodes, the primary before its replicas.
        for (Object range : cluster.executeCommand(SLOTS)) {
            List<?> parts = (List<?>) range;
            List<?> primary = (List<?>) parts.get(2);
            String address = SafeEncoder.encode((byte[]) primary.get(0)) + ":" + primary.get(1);
            slots.putIfAbsent(address, ((Long) parts.get(0)).intValue());
        }
        return slots.values().stream().map(slot -> ofSlot(cluster, slot)).toList();
    }

    /**
     * The one that has a key, or would have it.
     *
     * @throws redis.clients.jedis.exceptions.JedisDataException when a cluster is just moving it to another
     */
    static Primary having(String key, UnifiedJedis redis) {
        if (!(redis instanceof RedisClusterClient cluster)) {
            return redis::executeCommand;
        }
        Primary primary = ofSlot(cluster, JedisClusterCRC16.getSlot(key));
        // A node that no longer has the slot would not say so when it is asked for what it has: only asked for a key.
        primary.ask(new CommandObject<>(new CommandArguments(Protocol.Command.EXISTS).add(key), BuilderFactory.LONG));
        return primary;
    }

    private static Primary ofSlot(RedisClusterClient cluster, int slot) {
        return new Primary() {
            @Override
            public <T> T ask(CommandObject<T> question) {
                try (Connection connection = cluster.getConnectionFromSlot(slot)) {
                    return connection.executeCommand(question);
                }
            }
        };
    }
}
