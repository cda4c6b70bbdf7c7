package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.cinematch.model.release.Done;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.ReleaseInventory.Entry;
import io.cinematch.model.store.ReleaseInventory.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

/** What is found of releases, and that no more is removed than they are. */
class ReleaseRemovalIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis(Durability.NONE);

    private final ReleaseStore store = new ReleaseStore(redis());
    private final ReleaseRemoval removal = new ReleaseRemoval(redis());

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    @BeforeEach
    void empty() {
        redis().flushAll();
    }

    private void complete(String id, long users) {
        users(id, users);
        redis().set(Keys.items(id, 0), "i");
        store.finish(manifest(id), new Done(users, 1, 1, "c", "c"));
    }

    private void users(String id, long users) {
        store.writeUsers(
                id,
                LongStream.rangeClosed(1, users)
                        .mapToObj(user -> new ReleaseStore.EncodedUser(user, new byte[10]))
                        .iterator());
    }

    private static Manifest manifest(String id) {
        return new Manifest(
                id,
                "n1",
                "als",
                Instant.EPOCH,
                Instant.EPOCH,
                LogPosition.NONE,
                List.of(),
                "plain",
                Map.of(),
                1,
                1,
                new Manifest.CatalogueRef("d", 1, 1),
                10);
    }

    private List<Entry> inventory() {
        return new ReleaseInventory(redis()).all();
    }

    @Test
    void wholeReleasesAndWrecksAreFoundAndToldApart() {
        complete("n1-als", 30);
        users("n2-als", 20);
        redis().set(Keys.items("n3-als", 0), "i");
        complete("n4-als", 1);
        redis().set(
                        Keys.manifest("n4-als"),
                        redis().get(Keys.manifest("n4-als")).replace("\"format\":1", "\"format\":2"));

        assertThat(inventory())
                .extracting(Entry::id, Entry::state)
                .containsExactly(
                        tuple("n1-als", State.COMPLETE),
                        tuple("n2-als", State.INCOMPLETE),
                        tuple("n3-als", State.INCOMPLETE),
                        tuple("n4-als", State.UNREADABLE));
        assertThat(inventory().get(0).manifest()).contains(manifest("n1-als"));
        assertThat(inventory().get(1).users()).isEqualTo(20);
    }

    @Test
    void aReleaseGoesWholeAndNothingElseWithIt() {
        complete("n1-als", 3000);
        complete("n1-als-2", 50);
        long other = redis().dbSize();
        complete("n1", 3000);
        // What users have, one of them named so as to be mistaken.
        redis().set(Keys.live(1), "1");
        redis().set("cm:other:rel:n1", "1");
        new ActiveReleases(redis()).move("als", Optional.empty(), "n1-als", new MoveNote(Instant.EPOCH, "me", "test"));

        assertThat(removal.releases(Set.of("n1"))).isEqualTo(3003);

        assertThat(redis().dbSize()).isEqualTo(other + 4);
        assertThat(inventory()).extracting(Entry::id).containsExactly("n1-als", "n1-als-2");
        assertThat(removal.releases(Set.of("n1"))).isZero();
    }

    @Test
    void cataloguesGoBySelection() {
        for (String digest : List.of("aa", "bb", "cc")) {
            redis().set(Keys.catalogue(digest, 0), "1");
            redis().set(Keys.catalogue(digest, 1), "1");
        }

        assertThat(removal.cataloguesBut(Set.of("bb"))).isEqualTo(4);

        List<String> left = new ArrayList<>();
        KeyScan.each(redis(), "*", left::addAll);
        assertThat(left).containsExactlyInAnyOrder(Keys.catalogue("bb", 0), Keys.catalogue("bb", 1));
    }

    @Test
    void removingWorksOnAFullRedis() {
        complete("n1", 100);
        redis().configSet("maxmemory", "1");
        try {
            assertThat(removal.releases(Set.of("n1"))).isEqualTo(103);
        } finally {
            redis().configSet("maxmemory", "0");
        }
    }
}
