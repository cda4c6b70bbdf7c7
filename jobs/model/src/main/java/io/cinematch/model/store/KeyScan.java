package io.cinematch.model.store;

import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Walks the whole key space, a page at a time. What is there throughout is told at least once, and maybe twice. */
public final class KeyScan {
    private static final int PAGE = 1000;

    private KeyScan() {}

    /** @param pattern as Redis's SCAN takes it; braces mean nothing to it */
    public static void each(UnifiedJedis redis, String pattern, Consumer<List<String>> work) {
        ScanParams params = new ScanParams().match(pattern).count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> page = redis.scan(cursor, params);
            if (!page.getResult().isEmpty()) {
                work.accept(page.getResult());
            }
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
}
