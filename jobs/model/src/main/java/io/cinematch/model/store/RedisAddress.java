package io.cinematch.model.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where Redis is: {@code redis[s]://[user:password@]host[:port][/database]}. Its text form never shows the password.
 *
 * @param uri the address as configured
 */
public record RedisAddress(URI uri) {
    private static final int DEFAULT_PORT = 6379;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * The address in a text.
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
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("names no host: write redis://[user:password@]host[:port][/database]");
        }
        String path = uri.getPath();
        if (path != null && !path.matches("/?|/\\d{1,4}")) {
            throw new IllegalArgumentException("must end with /N, the number of a database, or nothing");
        }
        return new RedisAddress(uri);
    }

    public String host() {
        return uri.getHost();
    }

    public int port() {
        return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    }

    public int database() {
        String path = uri.getPath();
        return path == null || path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    }

    public boolean tls() {
        return "rediss".equals(uri.getScheme());
    }

    /** User name, or null for Redis's default user. */
    public String user() {
        String info = uri.getUserInfo();
        return info == null || info.indexOf(':') <= 0 ? null : info.substring(0, info.indexOf(':'));
    }

    /** Password, or null. */
    public String password() {
        String info = uri.getUserInfo();
        return info == null ? null : info.substring(info.indexOf(':') + 1);
    }

    /** Whether a server that CineMatch starts itself could answer here. */
    boolean isPlainLoopback() {
        return LOOPBACK.contains(host()) && !tls() && password() == null;
    }

    @Override
    public String toString() {
        String credentials = uri.getUserInfo() == null ? "" : "***@";
        return "%s://%s%s:%d/%d".formatted(uri.getScheme(), credentials, host(), port(), database());
    }
}
