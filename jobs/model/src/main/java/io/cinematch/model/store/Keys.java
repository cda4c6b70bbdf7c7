package io.cinematch.model.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every key CineMatch uses. Braces are Redis Cluster hash tags: users are dealt into buckets, and what a user has sits in
 * one slot with the part of the rating log that their bucket writes, so that one script can change both. Concatenated,
 * not formatted: a format writes numbers in the digits of the machine's locale.
 */
public final class Keys {
    /** Hash: variant to the id of the release that is served. The only pointer that moves. */
    public static final String ACTIVE = "cm:active";
    /** Stream: every move of the pointer, in the pointer's slot. */
    public static final String RELEASES = "{cm:active}:history";
    /** Text, with expiry: who is at work on releases, see {@link PublisherLock}. */
    public static final String PUBLISHER = "{cm:active}:publisher";
    /** Channel: the variant whose pointer has just moved. */
    public static final String MOVES = "cm:moves";
    /** Of users; enough that a cluster's nodes have about equally many. Changing it loses what is stored. */
    public static final int BUCKETS = 256;

    /** Stream: what was shown to whom, by which variant. */
    public static final String EXPOSURES = "cm:exposures";

    /** What SCAN finds all keys of all releases by, and may find others by. */
    static final String ANY_RELEASE = "cm:*rel:*";
    /** The same for catalogues. */
    static final String ANY_CATALOGUE = "cm:catalogue:*";

    private static final Pattern OF_RELEASE = Pattern.compile("cm:rel:(.+):(?:manifest|done|items:\\d+)");
    private static final Pattern OF_USER = Pattern.compile("cm:\\{b\\d+}:u-?\\d+:rel:(.+)");
    private static final Pattern OF_CATALOGUE = Pattern.compile("cm:catalogue:([^:]+):\\d+");

    private Keys() {}

    /** What every key of a user begins with. */
    public static String ofUser(long user) {
        return tagged(bucket(user)) + "u" + user + ":";
    }

    /** Stream: what the users of a bucket have told the service, in order. */
    public static String log(int bucket) {
        return tagged(bucket) + "log";
    }

    /** The id of an entry: up to it, entries may have been taken out of a bucket's part of the log. */
    static String logTrimmed(int bucket) {
        return log(bucket) + ":trimmed";
    }

    public static int bucket(long user) {
        return Math.floorMod(user, BUCKETS);
    }

    private static String tagged(int bucket) {
        return "cm:{b" + bucket + "}:";
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

    /** What SCAN finds the users of a release by. */
    public static String usersOf(String release) {
        return "cm:{b*}:u*:rel:" + release;
    }

    /** The release that a key belongs to; empty for keys outside releases. */
    static Optional<String> release(String key) {
        return first(isOfUser(key) ? OF_USER : OF_RELEASE, key);
    }

    static boolean isOfUser(String key) {
        return key.startsWith("cm:{b");
    }

    /** The digest in the key of a catalogue's chunk. */
    static Optional<String> catalogueDigest(String key) {
        return first(OF_CATALOGUE, key);
    }

    private static Optional<String> first(Pattern pattern, String key) {
        Matcher parts = pattern.matcher(key);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** Whose key it is: one that begins as {@link #ofUser} says. */
    public static long owner(String key) {
        int begin = key.indexOf("}:u") + 3;
        return Long.parseLong(key.substring(begin, key.indexOf(':', begin)));
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
