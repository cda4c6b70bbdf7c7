package io.cinematch.serving.redis;

import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/**
 * The nodes of a cluster, each guarded. Jedis knows who has which slot; it learns that anew in a thread of its own, every
 * second and whenever a key was not where it should be, so that no request waits for it.
 */
final class ClusterNodes extends ClusterConnectionProvider {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterNodes.class);
    private static final Duration LEARN_EVERY = Duration.ofSeconds(1);

    private final RedisAddress.Cluster address;
    private final RequestDeadline deadline;
    private final int connections;
    private final Map<HostAndPort, GuardedNode> nodes = new ConcurrentHashMap<>();
    private final AtomicBoolean learnsSoon = new AtomicBoolean();
    private final ScheduledExecutorService learner = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "redis-cluster");
        thread.setDaemon(true);
        return thread;
    });

    /** Asks the nodes of the address for the others. */
    ClusterNodes(RedisAddress.Cluster address, RequestDeadline deadline, int connections) {
        // The connections that Jedis itself opens are for learning alone.
        super(
                Set.copyOf(address.nodes()),
                Redis.config(address, deadline.limit()),
                Redis.poolConfig(deadline.limit(), 1));
        this.address = address;
        this.deadline = deadline;
        this.connections = connections;
        learner.scheduleWithFixedDelay(
                this::learn, LEARN_EVERY.toMillis(), LEARN_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    JedisClientConfig config() {
        return Redis.config(address, deadline.limit());
    }

    /** Those that have keys of their own. */
    List<HostAndPort> primaries() {
        return getPrimaryNodes().keySet().stream().map(HostAndPort::from).toList();
    }

    boolean isAway(HostAndPort node) {
        GuardedNode known = nodes.get(node);
        return known != null && known.isAway();
    }

    @Override
    public Connection getConnection(HostAndPort node) {
        return nodes.computeIfAbsent(
                        node, at -> new GuardedNode(address.at(at), deadline, connections, this::renewSlotCache))
                .connections()
                .getConnection();
    }

    @Override
    public Connection getConnection(CommandArguments command) {
        Set<Integer> slots = command.getKeyHashSlots();
        if (slots.size() > 1) {
            throw new JedisClusterOperationException("the keys of one command are in several slots");
        }
        return slots.isEmpty()
                ? getConnection()
                : getConnectionFromSlot(slots.iterator().next());
    }

    @Override
    public Connection getConnectionFromSlot(int slot) {
        HostAndPort node = getNode(slot);
        if (node == null) {
            renewSlotCache();
            throw new JedisConnectionException("no node of the cluster has slot " + slot);
        }
        return getConnection(node);
    }

    /** To any primary that answers. */
    @Override
    public Connection getConnection() {
        List<HostAndPort> primaries = new ArrayList<>(primaries());
        Collections.shuffle(primaries);
        for (HostAndPort node : primaries) {
            try {
                Connection connection = getConnection(node);
                // An idle one may be of a node that has gone.
                connection.ping();
                return connection;
            } catch (JedisConnectionException away) {
                // The others may do.
            }
        }
        throw new RedisAwayException();
    }

    /** Soon, and by another thread. */
    @Override
    public void renewSlotCache() {
        if (learnsSoon.compareAndSet(false, true)) {
            try {
                learner.execute(() -> {
                    learnsSoon.set(false);
                    learn();
                });
            } catch (RejectedExecutionException closed) {
                // Nobody asks any more.
            }
        }
    }

    @Override
    public void renewSlotCache(Connection connection) {
        renewSlotCache();
    }

    private void learn() {
        try {
            super.renewSlotCache();
            Set<String> members = getNodes().keySet();
            nodes.forEach((node, guarded) -> {
                if (!members.contains(node.toString()) && nodes.remove(node, guarded)) {
                    guarded.close();
                }
            });
        } catch (RuntimeException unable) {
            // An exception would end the learning for good.
            LOG.debug("the nodes of the cluster are not known anew", unable);
        }
    }

    @Override
    public void close() {
        learner.shutdownNow();
        nodes.values().forEach(GuardedNode::close);
        super.close();
    }
}
