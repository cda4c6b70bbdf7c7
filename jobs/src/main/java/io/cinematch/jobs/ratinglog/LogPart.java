package io.cinematch.jobs.ratinglog;

import io.cinematch.model.release.FormatException;
import io.cinematch.model.release.LogPosition;
import io.cinematch.model.store.Keys;
import io.cinematch.model.store.LogEntry;
import io.cinematch.model.store.RatingLog;
import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.StreamEntry;

/** The entries of one bucket's part of the rating log as rows, a page of them in memory; used inside a Spark task. */
final class LogPart implements Iterator<Row> {
    private static final int EXCERPT = 200;

    private final RedisAddress address;
    private final int bucket;
    private final UnifiedJedis client;
    private final Iterator<List<StreamEntry>> pages;
    private Iterator<StreamEntry> page = Collections.emptyIterator();

    LogPart(RedisAddress address, Duration timeout, int bucket, LogPosition after, LogPosition through) {
        this.address = address;
        this.bucket = bucket;
        client = Redis.pool(address, timeout, 1);
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> client.close());
        pages = new RatingLog(client).pages(bucket, after, through);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && pages.hasNext()) {
            page = nextPage();
        }
        if (!page.hasNext()) {
            // Not only at the task's end: it may have a hundred parts to read.
            client.close();
        }
        return page.hasNext();
    }

    private Iterator<StreamEntry> nextPage() {
        try {
            return pages.next().iterator();
        } catch (JedisException e) {
            throw Redis.unavailable(address, e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StreamEntry entry = page.next();
        try {
            LogEntry told = LogEntry.of(entry.getFields());
            // Elsewhere its order beside the user's other statements would mean nothing.
            if (Keys.bucket(told.user()) == bucket) {
                Statement said = Statement.of(told, RatingLog.id(entry.getID()));
                return RowFactory.create(
                        said.user(), said.movie(), said.stars(), said.at(), said.millis(), said.number(), null, null);
            }
        } catch (FormatException unreadable) {
            // Told as what it is, below.
        }
        String text = entry.getID() + " " + new TreeMap<>(entry.getFields());
        return RowFactory.create(
                null,
                null,
                null,
                null,
                null,
                null,
                Keys.log(bucket),
                text.length() > EXCERPT ? text.substring(0, EXCERPT) : text);
    }
}
