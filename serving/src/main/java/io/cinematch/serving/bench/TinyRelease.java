package io.cinematch.serving.bench;

import io.cinematch.model.catalogue.Movie;
import io.cinematch.model.foldin.Missing;
import io.cinematch.model.foldin.Regularisation;
import io.cinematch.model.foldin.UserFactors;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.Head;
import io.cinematch.model.release.HeadModel;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.release.UserRecord;
import io.cinematch.model.release.UserRecordCodec;
import io.cinematch.model.score.ItemFactors;
import io.cinematch.model.store.ReleaseStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A release with everything in it that a release can have, and as little of it as possible: both heads, one user. */
final class TinyRelease {
    static final long USER = 1;

    private static final int ITEMS = 20;
    private static final int RANK = 8;
    private static final int RATED = 5;
    private static final Regularisation LAMBDA = Regularisation.of(0.05);

    private TinyRelease() {}

    static ReleaseStore.Loaded of(String variant) {
        int[] ids = IntStream.rangeClosed(1, ITEMS).toArray();
        ItemTable items = new ItemTable(ids, ids, List.of(factors(), factors()));
        List<HeadModel> models = List.of(
                new HeadModel(List.of(Head.RANK), "tiny", RANK, 1, LAMBDA, new Missing(1, 0, 1)),
                new HeadModel(List.of(Head.STARS), "tiny", RANK, 1, LAMBDA, Missing.NONE));
        Manifest manifest = new Manifest(
                variant,
                "tiny",
                variant,
                Instant.EPOCH,
                Instant.EPOCH,
                LogPosition.NONE,
                models,
                "plain",
                Map.of("rmse", 1.0),
                ITEMS,
                1,
                new Manifest.CatalogueRef("tiny", 1, ITEMS),
                ITEMS - RATED);
        List<Movie> movies = Arrays.stream(ids)
                .mapToObj(id -> new Movie(id, "Movie " + id, 2000, List.of("Drama"), "", ""))
                .toList();
        return new ReleaseStore.Loaded(manifest, new Done(1, ITEMS, 0, "", ""), items, movies);
    }

    static ReleaseStore.EncodedUser user() {
        UserFactors factors = new UserFactors(0, new float[RANK]);
        int[] rated = IntStream.range(0, RATED).toArray();
        float[] stars = new float[RATED];
        Arrays.fill(stars, 4);
        int[] list = IntStream.range(RATED, ITEMS).toArray();
        return new ReleaseStore.EncodedUser(
                USER, UserRecordCodec.encode(new UserRecord(list, List.of(factors, factors), rated, stars)));
    }

    private static ItemFactors factors() {
        float[] q = new float[ITEMS * RANK];
        for (int k = 0; k < q.length; k++) {
            q[k] = k % 7 / 7f;
        }
        return new ItemFactors(1, RANK, new float[ITEMS], q);
    }
}
