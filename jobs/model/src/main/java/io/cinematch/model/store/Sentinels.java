package io.cinematch.model.store;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks Sentinels which server is the primary. They are asked without a password, and with that of Redis if they insist on
 * one.
 */
public final class Sentinels {
    private Sentinels() {}

    /**
     * The primary, as the first Sentinel says that answers.
     *
     * @return empty when none answers
     * @throws CineMatchException when Sentinels answer, but none knows the service
     */
    public static Optional<HostAndPort> primary(RedisAddress.Sentinel address, Duration timeout) {
        boolean unknown = false;
        for (HostAndPort sentinel : address.nodes()) {
            try {
                List<String> primary = ask(address, sentinel, timeout);
                if (primary != null) {
                    return Optional.of(new HostAndPort(primary.get(0), Integer.parseInt(primary.get(1))));
                }
                unknown = true;
            } catch (JedisDataException refusal) {
                throw Redis.unavailable(address, refusal);
            } catch (JedisException next) {
                // That one is down: the others know as much.
            }
        }
        if (unknown) {
            throw new CineMatchException(
                    ExitCode.STORE,
                    "The Sentinels at %s know no service of this name.".formatted(address),
                    "Look up what sentinel.conf calls it (sentinel monitor NAME …) and put that into redis.url.");
        }
        return Optional.empty();
    }

    /** What connections to the Sentinels are opened with: as the first says that answers. */
    static JedisClientConfig config(RedisAddress.Sentinel address, Duration timeout) {
        for (HostAndPort sentinel : address.nodes()) {
            try (Connection connection = Redis.connect(anonymous(address, sentinel), timeout)) {
                connection.ping();
                return Redis.config(anonymous(address, sentinel), timeout);
            } catch (JedisDataException insists) {
                return Redis.config(withPassword(address, sentinel), timeout);
            } catch (JedisException next) {
                // That one is down.
            }
        }
        return Redis.config(anonymous(address, address.nodes().get(0)), timeout);
    }

    private static List<String> ask(RedisAddress.Sentinel address, HostAndPort sentinel, Duration timeout) {
        try {
            return ask(anonymous(address, sentinel), address.service(), timeout);
        } catch (JedisDataException insists) {
            return ask(withPassword(address, sentinel), address.service(), timeout);
        }
    }

    private static List<String> ask(RedisAddress.One sentinel, String service, Duration timeout) {
        try (Connection connection = Redis.connect(sentinel, timeout)) {
            connection.sendCommand(Protocol.Command.SENTINEL, "GET-MASTER-ADDR-BY-NAME", service);
            return connection.getMultiBulkReply();
        }
    }

    private static RedisAddress.One anonymous(RedisAddress.Sentinel address, HostAndPort sentinel) {
        return new RedisAddress.One(address.login().anonymous(), sentinel, 0);
    }

    private static RedisAddress.One withPassword(RedisAddress.Sentinel address, HostAndPort sentinel) {
        return new RedisAddress.One(address.login(), sentinel, 0);
    }
}
