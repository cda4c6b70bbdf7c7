package io.cinematch.model.store;

import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** Reads streams whole, without holding them: one page at a time, oldest first. */
public final class StreamPages {
    private static final int PAGE = 1000;

    private StreamPages() {}

    /** @param from the first entry that matters, or null for all */
    public static void each(UnifiedJedis redis, String stream, StreamEntryID from, Consumer<List<StreamEntry>> work) {
        StreamEntryID next = from;
        while (true) {
            List<StreamEntry> page = redis.xrange(stream, next, null, PAGE);
            work.accept(page);
            if (page.size() < PAGE) {
                return;
            }
            StreamEntryID last = page.get(page.size() - 1).getID();
            next = new StreamEntryID(last.getTime(), last.getSequence() + 1);
        }
    }
}
