package io.cinematch.serving.bench;

import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.KeyScan;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.ReleaseStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.TreeSet;
import redis.clients.jedis.UnifiedJedis;

/**
 * The same release once more: in another Redis, or under another id.
 *
 * @param release what was copied
 * @param users whom it knows, in order
 */
record ReleaseCopy(ReleaseStore.Loaded release, long[] users) {
    /** Copies, without pointing to the copy. */
    static ReleaseCopy of(String id, UnifiedJedis from, String as, UnifiedJedis to) {
        ReleaseStore.Loaded release = new ReleaseStore(from).load(id);
        long[] users = users(id, from);
        write(release, records(users, id, from), as, to);
        return new ReleaseCopy(release, users);
    }

    /** Writes a release as a night does, under an id that need not be its own. */
    static void write(
            ReleaseStore.Loaded release, Iterator<ReleaseStore.EncodedUser> users, String as, UnifiedJedis to) {
        ReleaseStore store = new ReleaseStore(to);
        Checksum ofUsers = store.writeUsers(as, users);
        Checksum ofItems = store.writeItems(as, release.items());
        Checksum all = ofUsers.plus(ofItems);
        Manifest.CatalogueRef catalogue = store.writeCatalogue(release.movies());
        store.finish(
                named(release.manifest(), as, catalogue),
                new Done(ofUsers.values(), release.items().size(), all.bytes(), all.hex(), ofItems.hex()));
    }

    private static long[] users(String id, UnifiedJedis redis) {
        // A scan may tell a key twice.
        TreeSet<Long> users = new TreeSet<>();
        KeyScan.each(redis, Keys.usersOf(id), keys -> keys.forEach(key -> users.add(Keys.owner(key))));
        return users.stream().mapToLong(Long::longValue).toArray();
    }

    private static Iterator<ReleaseStore.EncodedUser> records(long[] users, String id, UnifiedJedis redis) {
        return Arrays.stream(users)
                .mapToObj(user -> new ReleaseStore.EncodedUser(
                        user, redis.get(Keys.user(user, id).getBytes(StandardCharsets.UTF_8))))
                .iterator();
    }

    private static Manifest named(Manifest original, String id, Manifest.CatalogueRef catalogue) {
        return new Manifest(
                id,
                original.run(),
                original.variant(),
                original.createdAt(),
                original.trainedThrough(),
                original.logPosition(),
                original.models(),
                original.kernels(),
                original.metrics(),
                original.items(),
                original.itemChunks(),
                catalogue,
                original.listSize());
    }
}
