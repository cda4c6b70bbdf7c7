package io.cinematch.model.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Redis is: {@code redis[s]://[user:password@]host[:port][/database]}. Neither its text nor its JSON shows the
 * password.
 *
 * @param host name or address; an IPv6 address in brackets
 * @param user or null for Redis's default user
 * @param password or null
 */
public record RedisAddress(boolean tls, String host, int port, int database, String user, String password)
        implements Serializable {
    private static final int DEFAULT_PORT = 6379;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    /** By hand, not by {@link URI#getHost}: that knows no host with an underscore, which container names have. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:(?<user>[^:@]*):(?<password>[^:@]+)@)?(?<host>[\\w.-]+|\\[[\\w:.%]+])(?::(?<port>\\d{1,5}))?");

    /**
     * The address in a text. User and password are percent-decoded.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without repeating it: it may hold a password
     */
    public static RedisAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL: " + e.getReason());
        }
        if (!"redis".equals(uri.getScheme()) && !"rediss".equals(uri.getScheme())) {
            throw new IllegalArgumentException("must start with redis:// or, for TLS, rediss://");
        }
        Matcher parts = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be redis://[user:password@]host[:port][/database]; a password after a colon, its special characters as %XX");
        }
        int port = parts.group("port") == null ? DEFAULT_PORT : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        // A # or ? is more likely part of a password than of an address that Redis knows.
        if (!path.matches("/?|/\\d{1,4}") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "must end with /N, the number of a database, or nothing; write / ? # in a password as %2F %3F %23");
        }
        return new RedisAddress(
                uri.getScheme().equals("rediss"),
                parts.group("host"),
                port,
                path.length() < 2 ? 0 : Integer.parseInt(path.substring(1)),
                decoded(parts.group("user")),
                decoded(parts.group("password")));
    }

    /** Whether a server that CineMatch starts itself could answer here. */
    boolean isPlainLoopback() {
        return LOOPBACK.contains(host) && !tls && password == null;
    }

    @JsonValue
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + (password == null ? "" : "***@") + host + ":" + port + "/" + database;
    }

    private static String decoded(String part) {
        // URLDecoder is for forms, where a plus is a space.
        return part == null || part.isEmpty()
                ? null
                : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
