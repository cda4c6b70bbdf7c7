package io.cinematch.model.store;

import java.util.Locale;

/**
 * When a write is on disk, for a Redis that CineMatch starts. Each choice keeps the same files, so that changing it
 * loses nothing: a server that was told to keep no log of its writes would not read the one there is.
 */
public enum Durability {
    /** Before it is acknowledged. */
    ALWAYS,
    /** Within a second or two. */
    EVERYSEC,
    /** When the operating system writes it. */
    NONE;

    /** The value of Redis's {@code appendfsync}. */
    String fsync() {
        return this == NONE ? "no" : name().toLowerCase(Locale.ROOT);
    }
}
