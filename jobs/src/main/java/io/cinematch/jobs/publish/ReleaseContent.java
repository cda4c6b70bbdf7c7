package io.cinematch.jobs.publish;

import io.cinematch.jobs.ingest.MovieTable;
import io.cinematch.jobs.score.ItemFiles;
import io.cinematch.jobs.score.ScoredRelease;
import io.cinematch.jobs.score.UserTable;
import io.cinematch.jobs.step.NightContext;
import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.Done;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.ItemChunkCodec;
import io.cinematch.model.store.EncodedCatalogue;
import io.cinematch.model.store.ReleaseStore;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * What is to be published of a variant, before it has a name.
 *
 * @param users (user: long, record: bytes)
 * @param items the values of the item chunks
 */
record ReleaseContent(
        String variant, ScoredRelease scored, JavaRDD<Row> users, List<byte[]> items, EncodedCatalogue catalogue) {
    /** What score left of a variant in a run's folder. */
    static ReleaseContent of(NightContext night, String variant) {
        String folder = night.run().scored(variant);
        ScoredRelease scored = night.storage()
                .read(folder + "/scored.json", ScoredRelease.class)
                .orElseThrow(() -> new CineMatchException(
                        ExitCode.DATA_CHECK,
                        "There is nothing scored of %s in this run.".formatted(variant),
                        "Run ./cinematch score first."));
        return new ReleaseContent(
                variant,
                scored,
                night.spark()
                        .read()
                        .schema(UserTable.USERS)
                        .parquet(folder + "/users")
                        .toJavaRDD(),
                ItemChunkCodec.encode(ItemFiles.read(night.spark().read().parquet(folder + "/items"), scored.models())),
                EncodedCatalogue.of(MovieTable.read(night.spark(), night.run().lakeMovies())));
    }

    /**
     * A name for a content.
     *
     * @param there what is stored under it already; empty when nothing complete is
     */
    record Place(String release, Optional<Done> there) {}

    /**
     * A release never changes: services may be reading it. So the same content finds the release that is there, and other
     * content gets another name: the first numbered one under which there is nothing complete, or this very content.
     *
     * @param active releases that are served, whatever became of them
     */
    Place place(ReleaseStore store, String base, Collection<String> active) {
        String name = base;
        String checksum = null;
        for (int n = 2; store.isThere(name) || active.contains(name); n++) {
            checksum = checksum == null ? checksum().hex() : checksum;
            Optional<Done> same = same(store, name, checksum);
            if (same.isPresent()) {
                return new Place(name, same);
            }
            name = base + "-" + n;
        }
        return new Place(name, Optional.empty());
    }

    private Optional<Done> same(ReleaseStore store, String release, String checksum) {
        try {
            ReleaseStore.Loaded there = store.load(release);
            return there.manifest().catalogue().equals(catalogue.ref())
                            && there.done().checksum().equals(checksum)
                    ? Optional.of(there.done())
                    : Optional.empty();
        } catch (FormatException damaged) {
            return Optional.empty();
        }
    }

    /** As {@link ReleaseStore} sums up what it writes. */
    private Checksum checksum() {
        return users.mapPartitions(ReleaseContent::checksum).collect().stream()
                .reduce(Checksum.of(items), Checksum::plus);
    }

    private static Iterator<Checksum> checksum(Iterator<Row> users) {
        Checksum sum = Checksum.EMPTY;
        while (users.hasNext()) {
            Row user = users.next();
            sum = sum.plus("u" + user.getLong(0), user.getAs(1));
        }
        return List.of(sum).iterator();
    }
}
