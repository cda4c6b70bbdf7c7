package io.cinematch.model.store;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.release.CatalogueCodec;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.ItemChunkCodec;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.Json;
import io.cinematch.model.release.Manifest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/**
 * Writes and reads releases. A writer stores users, items, catalogue and manifest in any order, as often as retries
 * make it, and {@code done} last; a reader refuses a release without it or whose items do not match it.
 */
public final class ReleaseStore {
    private final UnifiedJedis redis;

    public ReleaseStore(UnifiedJedis redis) {
        this.redis = redis;
    }

    /** A user's record as {@link io.cinematch.model.release.UserRecordCodec} writes it. */
    public record EncodedUser(long user, byte[] record) {}

    /** Stores user records, streaming; returns their checksum. */
    public Checksum writeUsers(String release, Iterator<EncodedUser> users) {
        Checksum sum = Checksum.EMPTY;
        try (CheckedPipeline pipeline = new CheckedPipeline(redis)) {
            while (users.hasNext()) {
                EncodedUser user = users.next();
                pipeline.set(Keys.user(user.user(), release), user.record());
                sum = sum.plus("u" + user.user(), user.record());
            }
            pipeline.flush();
        }
        return sum;
    }

    /** Stores the item chunks; returns their checksum, of as many values as there are chunks. */
    public Checksum writeItems(String release, ItemTable items) {
        return writeItems(release, ItemChunkCodec.encode(items));
    }

    /** The same for items that {@link ItemChunkCodec} has encoded. */
    public Checksum writeItems(String release, List<byte[]> chunks) {
        try (CheckedPipeline pipeline = new CheckedPipeline(redis)) {
            for (int c = 0; c < chunks.size(); c++) {
                pipeline.set(Keys.items(release, c), chunks.get(c));
            }
            pipeline.flush();
        }
        return Checksum.of(chunks);
    }

    /** Stores the movies under a name made of their content, so the same movies are stored once. */
    public Manifest.CatalogueRef writeCatalogue(List<Movie> movies) {
        return write(EncodedCatalogue.of(movies));
    }

    public Manifest.CatalogueRef write(EncodedCatalogue catalogue) {
        try (CheckedPipeline pipeline = new CheckedPipeline(redis)) {
            for (int c = 0; c < catalogue.chunks().size(); c++) {
                pipeline.set(
                        Keys.catalogue(catalogue.ref().digest(), c),
                        catalogue.chunks().get(c));
            }
            pipeline.flush();
        }
        return catalogue.ref();
    }

    /** Completes a release: nothing of it may be written after this. */
    public void finish(Manifest manifest, Done done) {
        try (CheckedPipeline pipeline = new CheckedPipeline(redis)) {
            pipeline.set(Keys.manifest(manifest.release()), Json.write(manifest));
            pipeline.flush();
            pipeline.set(Keys.done(manifest.release()), Json.write(done));
            pipeline.flush();
        }
    }

    /** What every service keeps in memory of a release. */
    public record Loaded(Manifest manifest, Done done, ItemTable items, List<Movie> movies) {}

    /**
     * Loads a release.
     *
     * @throws FormatException when it is incomplete, damaged, or of a format this program does not read
     */
    public Loaded load(String release) {
        Done done = Json.readKnown(need(Keys.done(release)), Done.class);
        Manifest manifest = Manifest.parse(need(Keys.manifest(release)));
        require(manifest.release().equals(release), release, "its manifest is that of " + manifest.release());
        List<byte[]> chunks = new ArrayList<>();
        for (int c = 0; c < manifest.itemChunks(); c++) {
            chunks.add(need(Keys.items(release, c)));
        }
        require(
                done.itemsChecksum().equals(Checksum.of(chunks).hex()),
                release,
                "its items do not match their checksum");
        Manifest.CatalogueRef catalogue = manifest.catalogue();
        List<byte[]> movies = new ArrayList<>();
        for (int c = 0; c < catalogue.chunks(); c++) {
            movies.add(need(Keys.catalogue(catalogue.digest(), c)));
        }
        require(
                catalogue.digest().equals(Checksum.of(movies).hex()),
                release,
                "its catalogue does not match its digest");
        ItemTable items = ItemChunkCodec.decode(chunks, manifest.models());
        require(items.size() == manifest.items(), release, "it has %d items".formatted(items.size()));
        List<Movie> films =
                movies.stream().flatMap(c -> CatalogueCodec.decode(c).stream()).toList();
        require(films.size() == catalogue.movies(), release, "it has %d movies".formatted(films.size()));
        return new Loaded(manifest, done, items, films);
    }

    /** Whether there is a complete release of this id, its parts not checked. */
    public boolean isThere(String release) {
        return redis.exists(Keys.done(release));
    }

    /** What a complete release says of itself, its parts not checked; empty when there is none. */
    public Optional<Manifest> manifest(String release) {
        byte[] json = redis.get(Keys.bytes(Keys.manifest(release)));
        return json == null || !isThere(release) ? Optional.empty() : Optional.of(Manifest.parse(json));
    }

    private byte[] need(String key) {
        byte[] value = redis.get(Keys.bytes(key));
        if (value == null) {
            throw new FormatException("%s is missing: the release is incomplete".formatted(key));
        }
        return value;
    }

    private static void require(boolean condition, String release, String problem) {
        if (!condition) {
            throw new FormatException("release %s is damaged: %s".formatted(release, problem));
        }
    }
}
