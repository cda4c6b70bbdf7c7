package io.cinematch.model.store;

import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Walks the whole key space, a page at a time. What is there throughout is told at least once, and maybe twice; on a
 * cluster that moves slots from node to node meanwhile, some of it maybe not.
 */
public final class KeyScan {
    private static final int PAGE = 1000;

    private KeyScan() {}

    /** @param pattern as Redis's SCAN takes it; braces mean nothing to it */
    public static void each(UnifiedJedis redis, String pattern, Consumer<List<String>> work) {
        Primaries.of(redis).forEach(primary -> walk(primary, pattern, work));
    }

    /** The same for keys in the slot of another, which are on one node of a cluster: the others may be down. */
    static void beside(String key, UnifiedJedis redis, String pattern, Consumer<List<String>> work) {
        walk(Primaries.having(key, redis), pattern, work);
    }

    private static void walk(Primaries.Primary primary, String pattern, Consumer<List<String>> work) {
        ScanParams params = new ScanParams().match(pattern).count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> page = primary.ask(new CommandObject<>(
                    new CommandArguments(Protocol.Command.SCAN).add(cursor).addParams(params),
                    BuilderFactory.SCAN_RESPONSE));
            if (!page.getResult().isEmpty()) {
                work.accept(page.getResult());
            }
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
}
