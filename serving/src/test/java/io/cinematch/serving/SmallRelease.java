package io.cinematch.serving;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.foldin.FoldIn;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.score.TopN;
import io.cinematch.model.store.ActiveReleases;
import io.cinematch.model.store.MoveNote;
import io.cinematch.model.store.ReleaseStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

/**
 * A release of 120 movies (ids 10, 20, … 1200; movie 5 is in the catalogue alone) with two factors: movies of even
 * index are action, odd ones drama. User 1 rated the first 20 items and loves action; user 2 rated three. The first ten
 * movies have TMDB numbers, from 1000 on.
 */
public final class SmallRelease {
    /** The one that is served unless told otherwise. */
    public static final String VARIANT = "two-heads";

    public static final int ITEMS = 120;
    public static final int LIST = 30;
    public static final int WITHOUT_FACTORS = 5;
    public static final Regularisation LAMBDA = Regularisation.of(0.05);
    public static final Instant TRAINED_THROUGH = Instant.parse("2003-02-28T17:49:50Z");

    private static final double MU = 3.5;

    private SmallRelease() {}

    public static ReleaseStore.Loaded of(String id) {
        return of(id, List.of(Head.RANK, Head.STARS));
    }

    public static ReleaseStore.Loaded of(String id, List<Head> heads) {
        return of(id, List.of(new HeadModel(heads, "funksvd", 2, MU, LAMBDA, Missing.NONE)), items().models());
    }

    /** The same movies as other models see them. */
    public static ReleaseStore.Loaded of(String id, List<HeadModel> models, List<ItemFactors> factors) {
        ItemTable items = new ItemTable(items().ids(), items().popularity(), factors);
        Manifest manifest = new Manifest(
                id,
                "run-" + id,
                VARIANT,
                Instant.parse("2026-01-01T00:00:00Z"),
                TRAINED_THROUGH,
                LogPosition.NONE,
                models,
                "plain",
                Map.of(),
                ITEMS,
                1,
                new Manifest.CatalogueRef("none", 1, ITEMS + 1),
                LIST);
        return new ReleaseStore.Loaded(manifest, new Done(2, ITEMS, 0, "", ""), items, movies());
    }

    /** Their id to what the release knows of them. */
    public static Map<Long, UserRecord> users() {
        int[] twenty = IntStream.range(0, 20).toArray();
        float[] stars = new float[twenty.length];
        for (int k = 0; k < stars.length; k++) {
            stars[k] = k % 2 == 0 ? 5 : 1.5f;
        }
        return new TreeMap<>(
                Map.of(1L, user(twenty, stars), 2L, user(new int[] {0, 1, 2}, new float[] {4, 3.5f, 0.5f})));
    }

    public static UserRecord user(int[] rated, float[] stars) {
        ItemFactors model = items().models().get(0);
        UserFactors factors = new FoldIn(model, LAMBDA).solve(rated, stars);
        float[] scores = new float[ITEMS];
        model.scoreAll(factors.bias(), factors.p(), scores);
        BitSet seen = new BitSet();
        IntStream.of(rated).forEach(seen::set);
        return new UserRecord(TopN.of(scores, seen, LIST), List.of(factors), rated, stars);
    }

    /** Writes it as a night would, and moves the pointer to it. */
    public static void publish(UnifiedJedis redis, String id) {
        publish(redis, id, VARIANT, 0);
    }

    /** @param shift makes it another model: what every movie's score is higher by */
    public static void publish(UnifiedJedis redis, String id, String variant, float shift) {
        publish(redis, id, variant, shift, movies());
    }

    /** @param movies of the same ids, by other names */
    public static void publish(UnifiedJedis redis, String id, String variant, float shift, List<Movie> movies) {
        publish(redis, id, variant, items(shift), movies);
    }

    private static void publish(UnifiedJedis redis, String id, String variant, ItemTable table, List<Movie> movies) {
        ReleaseStore store = new ReleaseStore(redis);
        Manifest draft = of(id).manifest();
        Manifest manifest = new Manifest(
                id,
                draft.run(),
                variant,
                draft.createdAt(),
                draft.trainedThrough(),
                LogPosition.NONE,
                draft.models(),
                draft.kernels(),
                draft.metrics(),
                draft.items(),
                draft.itemChunks(),
                store.writeCatalogue(movies),
                draft.listSize());
        Checksum users = store.writeUsers(
                id,
                users().entrySet().stream()
                        .map(u -> new ReleaseStore.EncodedUser(u.getKey(), UserRecordCodec.encode(u.getValue())))
                        .iterator());
        Checksum items = store.writeItems(id, table);
        Checksum all = users.plus(items);
        store.finish(manifest, new Done(users.values(), ITEMS, all.bytes(), all.hex(), items.hex()));
        point(redis, id, variant);
    }

    /** The movies by another model, in which no two are loved by quite the same people. */
    public static void publishVaried(UnifiedJedis redis, String id, List<Movie> movies) {
        float[] b = new float[ITEMS];
        float[] q = new float[2 * ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            double turn = i * Math.PI * (3 - Math.sqrt(5));
            b[i] = (float) (Math.pow(i * 7 % ITEMS / (double) ITEMS, 6) - 0.5);
            q[2 * i] = (float) Math.cos(turn);
            q[2 * i + 1] = (float) Math.sin(turn);
        }
        ItemTable items = items();
        List<ItemFactors> factors = List.of(new ItemFactors(MU, 2, b, q));
        publish(redis, id, VARIANT, new ItemTable(items.ids(), items.popularity(), factors), movies);
    }

    public static void point(UnifiedJedis redis, String id) {
        point(redis, id, VARIANT);
    }

    private static void point(UnifiedJedis redis, String id, String variant) {
        ActiveReleases active = new ActiveReleases(redis);
        if (!active.move(variant, active.of(variant), id, new MoveNote(Instant.EPOCH, "test", "test"))) {
            throw new AssertionError("somebody else moves the pointer");
        }
    }

    private static ItemTable items() {
        return items(0);
    }

    private static ItemTable items(float shift) {
        float[] b = new float[ITEMS];
        float[] q = new float[2 * ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            b[i] = 0.5f - i / 200f + shift;
            q[2 * i + i % 2] = 1;
        }
        return new ItemTable(
                IntStream.rangeClosed(1, ITEMS).map(i -> 10 * i).toArray(),
                // The most rated movie is in the middle; its neighbours tie.
                IntStream.range(0, ITEMS).map(i -> 1000 - 10 * Math.abs(60 - i)).toArray(),
                List.of(new ItemFactors(MU, 2, b, q)));
    }

    private static List<Movie> movies() {
        List<Movie> movies = new ArrayList<>();
        movies.add(new Movie(WITHOUT_FACTORS, "Nobody Rated This", 0, List.of(), "", ""));
        for (int i = 0; i < ITEMS; i++) {
            movies.add(new Movie(
                    10 * (i + 1),
                    "Movie \"" + i + "\"",
                    1900 + i,
                    List.of(i % 2 == 0 ? "Action" : "Drama"),
                    "",
                    i < 10 ? "" + (1000 + i) : ""));
        }
        return movies;
    }
}
