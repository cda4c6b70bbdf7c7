package io.cinematch.model.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** Reads a stream whole, without holding it: one page at a time, oldest first; the last page may be empty. */
public final class StreamPages implements Iterator<List<StreamEntry>> {
    private static final int PAGE = 1000;

    private final UnifiedJedis redis;
    private final String stream;
    private final StreamEntryID to;
    private StreamEntryID from;
    private boolean more = true;

    /** @param to the last entry that matters, or null for all; {@code from} likewise the first */
    StreamPages(UnifiedJedis redis, String stream, StreamEntryID from, StreamEntryID to) {
        this.redis = redis;
        this.stream = stream;
        this.from = from;
        this.to = to;
    }

    /** @param from the first entry that matters, or null for all */
    public static void each(UnifiedJedis redis, String stream, StreamEntryID from, Consumer<List<StreamEntry>> work) {
        new StreamPages(redis, stream, from, null).forEachRemaining(work);
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public List<StreamEntry> next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        List<StreamEntry> page = redis.xrange(stream, from, to, PAGE);
        more = page.size() == PAGE;
        if (more) {
            StreamEntryID last = page.get(PAGE - 1).getID();
            from = new StreamEntryID(last.getTime(), last.getSequence() + 1);
        }
        return page;
    }
}
