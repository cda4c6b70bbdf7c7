package io.cinematch.model.store;

import java.io.Serializable;

/**
 * How every connection to Redis begins.
 *
 * @param tls whether it is encrypted
 * @param user or null for Redis's default user
 * @param password or null
 */
public record RedisLogin(boolean tls, String user, String password) implements Serializable {
    /** The same without user and password. */
    RedisLogin anonymous() {
        return new RedisLogin(tls, null, null);
    }

    /** The beginning of an address, its password hidden. */
    String urlWith(String kind) {
        return (tls ? "rediss" : "redis") + kind + "://" + (password == null ? "" : "***@");
    }

    @Override
    public String toString() {
        return urlWith("");
    }
}
