package io.cinematch.model.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.clients.jedis.HostAndPort;

/**
 * Reads addresses of Redis. By hand, not by {@link java.net.URI}: that knows neither lists of hosts nor a host with an
 * underscore, which container names have.
 */
final class RedisUrl {
    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26_379;

    private static final Pattern SCHEME = Pattern.compile("(redis|rediss)(-cluster|-sentinel|)://(.*)", Pattern.DOTALL);
    /** Whatever follows the hosts begins with one of these; unless it is part of a password. */
    private static final Pattern WHOLE = Pattern.compile("([^/?#]*)(.*)", Pattern.DOTALL);

    private static final String WORD = "(?:[^\\s:@%]|%[0-9A-Fa-f]{2})";
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>" + WORD + "*):(?<password>" + WORD + "+)@)?(?<nodes>[^@]+)");
    private static final Pattern NODE = Pattern.compile("(?<host>[\\w.-]+|\\[[\\w:.%]+])(?::(?<port>\\d{1,5}))?");
    private static final Pattern DATABASE = Pattern.compile("/?|/(?<database>\\d{1,4})");
    private static final Pattern SERVICE = Pattern.compile("/(?<service>[\\w.-]+)(?:/?|/(?<database>\\d{1,4}))");

    private RedisUrl() {}

    /** User and password are percent-decoded. */
    static RedisAddress parse(String text) {
        Matcher url = matched(
                SCHEME,
                text,
                "must start with redis://, redis-cluster:// or redis-sentinel://, or with rediss… for TLS");
        String kind = url.group(2);
        Matcher whole = matched(WHOLE, url.group(3), "is no address");
        Matcher authority = matched(
                AUTHORITY,
                whole.group(1),
                "must be redis://[user:password@]host[:port][/database]; a password after a colon, its special characters as %XX");
        RedisLogin login = new RedisLogin(
                url.group(1).equals("rediss"), decoded(authority.group("user")), decoded(authority.group("password")));
        List<HostAndPort> nodes = nodes(authority.group("nodes"), kind.equals("-sentinel") ? SENTINEL_PORT : PORT);
        String end = whole.group(2);
        return switch (kind) {
            case "-cluster" -> cluster(login, nodes, end);
            case "-sentinel" -> sentinel(login, nodes, end);
            default -> one(login, nodes, end);
        };
    }

    private static RedisAddress one(RedisLogin login, List<HostAndPort> nodes, String end) {
        if (nodes.size() > 1) {
            throw new IllegalArgumentException(
                    "names several hosts: start it with redis-cluster:// or, if they are Sentinels, redis-sentinel://");
        }
        Matcher database = matched(
                DATABASE,
                end,
                "must end with /N, the number of a database, or nothing; write / ? # in a password as %2F %3F %23");
        return new RedisAddress.One(login, nodes.get(0), database(database));
    }

    private static RedisAddress cluster(RedisLogin login, List<HostAndPort> nodes, String end) {
        if (!end.matches("/?")) {
            throw new IllegalArgumentException(
                    "must end with its last host: a cluster has one database; write / ? # in a password as %2F %3F %23");
        }
        return new RedisAddress.Cluster(login, nodes);
    }

    private static RedisAddress sentinel(RedisLogin login, List<HostAndPort> nodes, String end) {
        Matcher service = matched(
                SERVICE,
                end,
                "must end with /SERVICE, what the Sentinels call the primary (often mymaster), or /SERVICE/N with the"
                        + " number of a database; write / ? # in a password as %2F %3F %23");
        return new RedisAddress.Sentinel(login, nodes, service.group("service"), database(service));
    }

    private static List<HostAndPort> nodes(String list, int defaultPort) {
        return Stream.of(list.split(",", -1))
                .map(node -> node(node, defaultPort))
                .toList();
    }

    private static HostAndPort node(String text, int defaultPort) {
        Matcher node = matched(
                NODE,
                text,
                "must be redis://[user:password@]host[:port], several hosts of a cluster or Sentinels separated by commas");
        int port = node.group("port") == null ? defaultPort : Integer.parseInt(node.group("port"));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("must have ports from 1 to 65535");
        }
        return new HostAndPort(node.group("host"), port);
    }

    private static int database(Matcher end) {
        return end.group("database") == null ? 0 : Integer.parseInt(end.group("database"));
    }

    private static Matcher matched(Pattern pattern, String text, String problem) {
        Matcher parts = pattern.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(problem);
        }
        return parts;
    }

    private static String decoded(String part) {
        // URLDecoder is for forms, where a plus is a space.
        return part == null || part.isEmpty()
                ? null
                : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
