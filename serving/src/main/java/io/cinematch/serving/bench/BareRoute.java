package io.cinematch.serving.bench;

import io.cinematch.model.store.Redis;
import io.cinematch.model.store.RedisAddress;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import redis.clients.jedis.UnifiedJedis;

/** What the service is measured by: a route of Javalin that answers with what one GET finds in Redis, and nothing else. */
final class BareRoute {
    static final Call CALL = Call.get("/");
    static final String KEY = "bench:bare";

    private static final int THREADS = 16;

    private BareRoute() {}

    /** @param args {@code --port}, the port, the address of Redis */
    public static void main(String[] args) throws InterruptedException {
        UnifiedJedis redis = Redis.pool(RedisAddress.parse(args[2]), Duration.ofSeconds(2), THREADS);
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.jetty.threadPool = new QueuedThreadPool(THREADS, THREADS);
                    config.routes.get("/", ctx -> ctx.result(redis.get(KEY)));
                })
                .start("127.0.0.1", Integer.parseInt(args[1]));
        new CountDownLatch(1).await();
    }
}
