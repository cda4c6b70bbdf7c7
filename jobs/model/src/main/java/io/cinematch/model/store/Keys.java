package io.cinematch.model.store;

import java.nio.charset.StandardCharsets;

/**
 * Every key CineMatch uses. Braces are Redis Cluster hash tags: what one user needs sits in one slot. Concatenated, not
 * formatted: a format writes numbers in the digits of the machine's locale.
 */
public final class Keys {
    /** Hash: variant to the id of the release that is served. The only pointer that moves. */
    public static final String ACTIVE = "cm:active";
    /** Stream: every move of the pointer. */
    public static final String RELEASES = "cm:releases";
    /** Channel: the variant whose pointer has just moved. */
    public static final String MOVES = "cm:moves";
    /** Stream: every live rating, in order. */
    public static final String LOG = "cm:log";

    /** Stream: what was shown to whom, by which variant. */
    public static final String EXPOSURES = "cm:exposures";

    private Keys() {}

    /** What every key of a user begins with. */
    public static String ofUser(long user) {
        return "cm:{u" + user + "}:";
    }

    public static String manifest(String release) {
        return "cm:rel:" + release + ":manifest";
    }

    public static String items(String release, int chunk) {
        return "cm:rel:" + release + ":items:" + chunk;
    }

    public static String done(String release) {
        return "cm:rel:" + release + ":done";
    }

    public static String user(long user, String release) {
        return ofUser(user) + "rel:" + release;
    }

    public static String live(long user) {
        return ofUser(user) + "live";
    }

    /** Hash: the hash of the key by which a user who joined here gets back in, and when they joined. */
    public static String account(long user) {
        return ofUser(user) + "account";
    }

    /** Hash with expiry: one session, by the hash of its token. */
    public static String session(long user, String hash) {
        return sessionPrefix(user) + hash;
    }

    static String sessionPrefix(long user) {
        return ofUser(user) + "session:";
    }

    /** Sorted set: the hashes of a user's sessions by when each began, so that they can be counted. */
    public static String sessions(long user) {
        return ofUser(user) + "sessions";
    }

    public static String catalogue(String digest, int chunk) {
        return "cm:catalogue:" + digest + ":" + chunk;
    }

    /** JSON, with expiry: what TMDB says of a movie. */
    public static String tmdbMovie(String movie) {
        return "cm:tmdb:movie:" + movie;
    }

    /** Bytes, with expiry: an image of TMDB. */
    public static String tmdbImage(String name) {
        return "cm:tmdb:image:" + name;
    }

    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
