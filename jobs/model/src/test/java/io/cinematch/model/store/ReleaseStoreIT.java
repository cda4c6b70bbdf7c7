package io.cinematch.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.score.ItemFactors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.UnifiedJedis;

class ReleaseStoreIT {
    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    /** More than one chunk of items and of movies. */
    private static final int ITEMS = 2050;

    /** More than 6 MB of users hold, on each of three nodes too. */
    private static final long MANY = 80_000;

    private static final ItemTable TABLE = new ItemTable(
            IntStream.range(0, ITEMS).map(i -> 3 * i).toArray(),
            new int[ITEMS],
            List.of(new ItemFactors(3.5, 2, new float[ITEMS], new float[2 * ITEMS])));
    private static final List<Movie> MOVIES = IntStream.range(0, 4100)
            .mapToObj(id -> new Movie(id, "Film " + id, 1999, List.of("War"), "1", ""))
            .toList();

    private final ReleaseStore store = new ReleaseStore(redis());

    /** Where the tests take place; {@link ClusterStoresIT} has another. */
    UnifiedJedis redis() {
        return REDIS.client();
    }

    @BeforeEach
    void publish() {
        redis().flushAll();
        store.finish(manifest("r1"), done("r1"));
    }

    @AfterEach
    void room() {
        redis().configSet("maxmemory", "0");
    }

    private Manifest manifest(String release) {
        return new Manifest(
                release,
                "n1",
                "funksvd",
                Instant.EPOCH,
                Instant.EPOCH,
                LogPosition.NONE,
                List.of(new HeadModel(
                        List.of(Head.RANK, Head.STARS), "funksvd", 2, 3.5, Regularisation.of(0.1), Missing.NONE)),
                "plain",
                Map.of(),
                ITEMS,
                2,
                store.writeCatalogue(MOVIES),
                10);
    }

    private Done done(String release) {
        Checksum items = store.writeItems(release, TABLE);
        return new Done(0, ITEMS, items.bytes(), items.hex(), items.hex());
    }

    @Test
    void whatIsWrittenIsLoaded() {
        ReleaseStore.Loaded loaded = store.load("r1");
        assertThat(loaded.items()).usingRecursiveComparison().isEqualTo(TABLE);
        assertThat(loaded.movies()).isEqualTo(MOVIES);
        assertThat(loaded.manifest()).isEqualTo(manifest("r1"));
        assertThat(loaded.done()).isEqualTo(done("r1"));
    }

    @Test
    void equalContentHasEqualChecksumsWhateverTheRelease() {
        assertThat(done("r2")).isEqualTo(done("r1"));
        assertThat(store.writeUsers("r2", users(1, 50))).isEqualTo(store.writeUsers("r1", users(1, 50)));
        Checksum parts = store.writeUsers("r1", users(30, 50)).plus(store.writeUsers("r1", users(1, 29)));
        assertThat(parts).isEqualTo(store.writeUsers("r1", users(1, 50)));
    }

    @Test
    void anyMissingKeyIsAFormatError() {
        String digest = manifest("r1").catalogue().digest();
        for (String key : List.of(
                Keys.done("r1"),
                Keys.manifest("r1"),
                Keys.items("r1", 0),
                Keys.items("r1", 1),
                Keys.catalogue(digest, 0),
                Keys.catalogue(digest, 1))) {
            publish();
            redis().del(key);
            assertThatThrownBy(() -> store.load("r1"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(key + " is missing");
        }
    }

    @Test
    void anyDamagedValueIsAFormatError() {
        String digest = manifest("r1").catalogue().digest();
        for (String key : List.of(Keys.items("r1", 1), Keys.catalogue(digest, 1))) {
            publish();
            redis().setrange(key, 100, "?");
            assertThatThrownBy(() -> store.load("r1"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("release r1 is damaged");
        }
        for (String key : List.of(Keys.done("r1"), Keys.manifest("r1"))) {
            publish();
            redis().set(key, "{}");
            assertThatThrownBy(() -> store.load("r1")).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void anotherReleasesManifestIsDamage() {
        redis().set(Keys.manifest("r2"), redis().get(Keys.manifest("r1")));
        redis().set(Keys.done("r2"), redis().get(Keys.done("r1")));
        assertThatThrownBy(() -> store.load("r2"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("that of r1");
    }

    @Test
    void aFullRedisIsAnErrorAndWhatWasSaidToBeStoredIs() {
        long before = redis().dbSize();
        redis().configSet("maxmemory", "6mb");
        CineMatchException e =
                catchThrowableOfType(CineMatchException.class, () -> store.writeUsers("r2", users(1, MANY)));
        assertThat(e.exit()).isEqualTo(ExitCode.STORE);
        assertThat(e).hasMessageContaining("OOM");
        assertThat(redis().dbSize() - before).isBetween(1L, MANY - 1);
        redis().configSet("maxmemory", "0");
        store.writeUsers("r2", users(1, MANY));
        assertThat(redis().dbSize() - before).isEqualTo(MANY);
    }

    @Test
    void aRedisThatGoesAwayIsAStoreError() throws Exception {
        REDIS.stop();
        try {
            CineMatchException e =
                    catchThrowableOfType(CineMatchException.class, () -> store.writeUsers("r2", users(1, 10)));
            assertThat(e.exit()).isEqualTo(ExitCode.STORE);
        } finally {
            REDIS.start();
            REDIS.client().getPool().clear();
        }
    }

    static java.util.Iterator<ReleaseStore.EncodedUser> users(long from, long to) {
        byte[] user = UserRecordCodec.encode(
                new UserRecord(new int[20], List.of(new UserFactors(0, new float[20])), new int[0], new float[0]));
        return LongStream.rangeClosed(from, to)
                .mapToObj(id -> new ReleaseStore.EncodedUser(id, user))
                .iterator();
    }
}
