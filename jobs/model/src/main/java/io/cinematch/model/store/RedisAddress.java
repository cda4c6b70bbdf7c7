package io.cinematch.model.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/**
 * Where Redis is: one server, a Redis Cluster, or a primary that Sentinels know. Neither its text nor its JSON shows the
 * password.
 */
public sealed interface RedisAddress extends Serializable {
    /**
     * The address in a text, see {@link RedisUrl}.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without repeating it: it may hold a password
     */
    static RedisAddress parse(String text) {
        return RedisUrl.parse(text);
    }

    RedisLogin login();

    /** Whether a server that CineMatch starts itself could answer here. */
    default boolean isPlainLoopback() {
        return false;
    }

    /** One server, or a proxy that looks like one: {@code redis[s]://[user:password@]host[:port][/database]}. */
    record One(RedisLogin login, HostAndPort node, int database) implements RedisAddress {
        private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

        /** Name or address; an IPv6 address in brackets. */
        public String host() {
            return node.getHost();
        }

        public int port() {
            return node.getPort();
        }

        @Override
        public boolean isPlainLoopback() {
            return LOOPBACK.contains(host()) && !login.tls() && login.password() == null;
        }

        @JsonValue
        @Override
        public String toString() {
            return login.urlWith("") + node + "/" + database;
        }
    }

    /**
     * A Redis Cluster: {@code redis[s]-cluster://[user:password@]host[:port][,host[:port]…]}.
     *
     * @param nodes some of it, to ask for the others
     */
    record Cluster(RedisLogin login, List<HostAndPort> nodes) implements RedisAddress {
        /** One of its nodes. */
        public One at(HostAndPort node) {
            return new One(login, node, 0);
        }

        @JsonValue
        @Override
        public String toString() {
            return login.urlWith("-cluster") + list(nodes);
        }
    }

    /**
     * The server that Sentinels say is the primary: {@code
     * redis[s]-sentinel://[user:password@]host[:port][,host[:port]…]/service[/database]}.
     *
     * @param nodes Sentinels
     * @param service what they know the primary by
     */
    record Sentinel(RedisLogin login, List<HostAndPort> nodes, String service, int database) implements RedisAddress {
        /** The primary, once a Sentinel has said which it is. */
        public One at(HostAndPort primary) {
            return new One(login, primary, database);
        }

        @JsonValue
        @Override
        public String toString() {
            return login.urlWith("-sentinel") + list(nodes) + "/" + service + "/" + database;
        }
    }

    private static String list(List<HostAndPort> nodes) {
        return nodes.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    }
}
