package io.cinematch.model.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A real Redis Cluster of three primaries on loopback, for the tests of one class. It serves what it has when a primary
 * is gone, as README.md advises ({@code cluster-require-full-coverage no}).
 */
public final class RealCluster implements BeforeAllCallback, AfterAllCallback {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PRIMARIES = 3;
    private static final int LONGEST_WAITS = 12;
    private static final List<String> OPTIONS = List.of(
            "--cluster-enabled", "yes", "--cluster-node-timeout", "2000", "--cluster-require-full-coverage", "no");

    private final int replicas;
    private final List<RedisServer> servers = new ArrayList<>();
    private RedisAddress.Cluster address;
    private RedisClusterClient client;
    /** Nested classes come here too. */
    private int depth;

    public RealCluster() {
        this(0);
    }

    /** @param replicas of the first primary, to take its place */
    public RealCluster(int replicas) {
        this.replicas = replicas;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (depth++ > 0) {
            return;
        }
        IntStream.range(0, PRIMARIES + replicas).forEach(n -> servers.add(new RedisServer(Durability.NONE, OPTIONS)));
        servers.forEach(RedisServer::start);
        for (int n = 0; n < PRIMARIES; n++) {
            tell(n, "ADDSLOTS", slots(n));
            tell(n, "SET-CONFIG-EPOCH", Integer.toString(n + 1));
        }
        for (int n = 1; n < servers.size(); n++) {
            tell(
                    n,
                    "MEET",
                    "127.0.0.1",
                    Integer.toString(servers.get(0).address().port()));
        }
        await("every node knows every other", n -> nodes(n) == servers.size());
        for (int n = PRIMARIES; n < servers.size(); n++) {
            tell(n, "REPLICATE", ask(0, "MYID"));
        }
        await(
                "every node knows who has which slots",
                n -> ask(n, "INFO").contains("cluster_state:ok")
                        && ask(n, "INFO").contains("cluster_slots_assigned:16384")
                        && ask(n, "INFO").contains("cluster_size:" + PRIMARIES)
                        && count(ask(n, "NODES"), " slave ") + count(ask(n, "NODES"), "myself,slave ") == replicas);
        address = new RedisAddress.Cluster(
                servers.get(0).address().login(),
                servers.stream().map(server -> server.address().node()).toList());
        client = (RedisClusterClient) Redis.pool(address, TIMEOUT, 8);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth > 0) {
            return;
        }
        client.close();
        servers.forEach(RedisServer::close);
    }

    public RedisAddress.Cluster address() {
        return address;
    }

    public RedisClusterClient client() {
        return client;
    }

    /** The primaries in the order of their slots, then the replicas. */
    public List<RedisServer> servers() {
        return servers;
    }

    /** Which of the primaries began with a key's slot. */
    public static int home(String key) {
        return JedisClusterCRC16.getSlot(key) * PRIMARIES / Protocol.CLUSTER_HASHSLOTS;
    }

    /** A user whose keys began at one of the primaries. */
    public static long userAt(int primary) {
        return IntStream.range(1000, 2000)
                .filter(user -> home(Keys.live(user)) == primary)
                .findFirst()
                .orElseThrow();
    }

    /** What a node answers to {@code CLUSTER …} with a text. */
    public String ask(int node, String... words) {
        try (Connection connection = Redis.connect(servers.get(node).address(), TIMEOUT)) {
            connection.sendCommand(Protocol.Command.CLUSTER, words);
            return connection.getBulkReply();
        }
    }

    /** Tells a node {@code CLUSTER …}. */
    public void tell(int node, String command, String... words) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        try (Connection connection = Redis.connect(servers.get(node).address(), TIMEOUT)) {
            connection.sendCommand(Protocol.Command.CLUSTER, all.toArray(String[]::new));
            connection.getStatusCodeReply();
        }
    }

    private long nodes(int node) {
        return ask(node, "NODES")
                .lines()
                .filter(line -> !line.contains("handshake"))
                .count();
    }

    private static long count(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).count();
    }

    private void await(String what, Function<Integer, Boolean> holds) {
        for (int n = 0; n < LONGEST_WAITS; n++) {
            if (Pause.until(() -> IntStream.range(0, servers.size()).allMatch(holds::apply))) {
                return;
            }
        }
        throw new AssertionError("not in time: " + what);
    }

    private static String[] slots(int primary) {
        return IntStream.range(0, Protocol.CLUSTER_HASHSLOTS)
                .filter(slot -> slot * PRIMARIES / Protocol.CLUSTER_HASHSLOTS == primary)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
    }
}
