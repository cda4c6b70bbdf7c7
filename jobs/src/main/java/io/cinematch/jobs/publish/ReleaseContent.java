package io.cinematch.jobs.publish;

import io.cinematch.model.release.Checksum;
import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.ItemChunkCodec;
import io.cinematch.model.release.ItemTable;
import io.cinematch.model.release.Manifest;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.ReleaseStore;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import redis.clients.jedis.UnifiedJedis;

/**
 * What is to be published, before it has a name. A release never changes: services may be reading it. So publishing the
 * same content again finds the release that is there, and other content gets another name.
 */
record ReleaseContent(JavaRDD<Row> users, ItemTable items, Manifest.CatalogueRef catalogue) {
    /** The name itself, or the first numbered one under which there is nothing complete, or this very content. */
    String nameFor(String base, UnifiedJedis client) {
        String name = base;
        for (int n = 2; client.exists(Keys.done(name)) && !isIn(new ReleaseStore(client), name); n++) {
            name = base + "-" + n;
        }
        return name;
    }

    /** Whether a release is complete and has this content. */
    boolean isIn(ReleaseStore store, String release) {
        try {
            ReleaseStore.Loaded there = store.load(release);
            return there.manifest().catalogue().equals(catalogue)
                    && there.done().checksum().equals(checksum().hex());
        } catch (FormatException incomplete) {
            return false;
        }
    }

    /** As {@link ReleaseStore} sums up what it writes. */
    private Checksum checksum() {
        List<byte[]> chunks = ItemChunkCodec.encode(items);
        Checksum sum =
                users.mapPartitions(ReleaseContent::checksum).collect().stream().reduce(Checksum.EMPTY, Checksum::plus);
        for (int c = 0; c < chunks.size(); c++) {
            sum = sum.plus(Integer.toString(c), chunks.get(c));
        }
        return sum;
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
