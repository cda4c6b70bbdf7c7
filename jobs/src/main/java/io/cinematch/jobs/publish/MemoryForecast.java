package io.cinematch.jobs.publish;

import io.cinematch.model.errors.CineMatchException;
import io.cinematch.model.errors.ExitCode;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RedisMemory;
import io.cinematch.model.store.StoredSize;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What releases will take in Redis, and what there is.
 *
 * @param needed bytes, as {@link StoredSize} knows
 */
record MemoryForecast(long needed, RedisMemory redis) {
    private static final double MB = 1e6;
    /** Manifest, {@code done} and the buffers of connections. */
    private static final long BESIDE = 1 << 20;

    /** What one release will take. */
    static long needed(ReleaseContent content, String release) {
        long users = content.users().mapPartitions(rows -> sizes(rows, release)).collect().stream()
                .mapToLong(Long::longValue)
                .sum();
        return users
                + chunks(content.items(), Keys.items(release, 0))
                + chunks(
                        content.catalogue().chunks(),
                        Keys.catalogue(content.catalogue().ref().digest(), 0))
                + BESIDE;
    }

    private static Iterator<Long> sizes(Iterator<Row> users, String release) {
        long sum = 0;
        while (users.hasNext()) {
            Row user = users.next();
            sum += StoredSize.of(Keys.user(user.getLong(0), release).length(), user.<byte[]>getAs(1).length);
        }
        return List.of(sum).iterator();
    }

    private static long chunks(List<byte[]> chunks, String key) {
        return chunks.stream()
                .mapToLong(chunk -> StoredSize.of(key.length() + 4, chunk.length))
                .sum();
    }

    boolean fits() {
        return needed <= redis.free();
    }

    /** In a line, for people. */
    String told() {
        return "%,.0f MB needed, %s, %,.0f MB free after".formatted(needed / MB, has(), (redis.free() - needed) / MB);
    }

    private String has() {
        return redis.max() > 0
                ? "%,.0f of %,.0f MB used (maxmemory)".formatted(redis.used() / MB, redis.max() / MB)
                : "%,.0f MB used, no maxmemory".formatted(redis.used() / MB);
    }

    /** Why it is not begun. */
    CineMatchException refusal() {
        return new CineMatchException(
                ExitCode.STORE,
                "Redis has no room for what is to be published: %,.0f MB needed, %s. Nothing was written."
                        .formatted(needed / MB, has()),
                "Give it %,.0f MB more (CONFIG SET maxmemory %d), or keep fewer releases (./cinematch prune --keep 1)."
                        .formatted(-(redis.free() - needed) / MB, redis.used() + needed));
    }
}
