package io.cinematch.model.store;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs this process, for those who read later what it did. */
public final class Author {
    private Author() {}

    /** {@code user@host}. */
    public static String here() {
        return System.getProperty("user.name", "?") + "@" + host();
    }

    private static String host() {
        String told = System.getenv("HOSTNAME");
        if (told != null && !told.isBlank()) {
            return told;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown-host";
        }
    }
}
