package io.cinematch.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.cinematch.model.store.Keys;
import io.cinematch.model.store.RatingLog;
import io.cinematch.model.store.RealRedis;
import io.cinematch.serving.FaultProxy.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.resps.StreamEntry;

/** Whatever happens to Redis, under readers and writers at once. */
class RedisFaultsIT {
    private static final int READERS = 8;
    private static final int WRITERS = 8;
    private static final int ROUNDS = 25;
    private static final int LEAST_RATINGS = 6;

    @RegisterExtension
    static final RealRedis REDIS = new RealRedis();

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(READERS + WRITERS);
    private final List<AtomicInteger> done = new ArrayList<>();
    private final Set<Integer> unwell = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private FaultProxy proxy;
    private LiveService service;
    private volatile boolean over;

    @BeforeEach
    void start() {
        REDIS.client().flushAll();
        SmallRelease.publish(REDIS.client(), "night1");
        proxy = new FaultProxy(REDIS.address());
        service = new LiveService(proxy.address(), folder);
        for (int reader = 0; reader < READERS; reader++) {
            for (int k = 1; k <= ratings(reader); k++) {
                assertThat(service.rate(reader(reader), 10 * k, 4).status()).isEqualTo(200);
            }
        }
    }

    @AfterEach
    void stop() {
        over = true;
        threads.shutdownNow();
        service.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void answersStayTrueOrAre503AndItRecovers(Fault fault) throws Exception {
        List<Future<?>> work = new ArrayList<>();
        IntStream.range(0, READERS).forEach(reader -> work.add(keepDoing(reader, k -> read(reader, k))));
        IntStream.range(READERS, READERS + WRITERS).forEach(w -> work.add(keepDoing(w, k -> write(w, k))));
        everybody(ROUNDS);
        assertThat(unwell).as("without a fault all is well").isEmpty();

        proxy.set(fault);
        Eventually.until("the fault is felt by everybody", () -> unwell.size() == READERS + WRITERS);
        everybody(ROUNDS);
        assertThat(service.get("/live").status()).isEqualTo(200);
        assertThat(service.get("/ready").status()).isEqualTo(503);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("qtp")))
                .hasSizeLessThanOrEqualTo(HttpServer.AT_WORK + HttpServer.SPARE_THREADS);

        proxy.set(Fault.NONE);
        Eventually.until("it is ready again", () -> service.get("/ready").status() == 200);
        Eventually.until("all is well again", () -> unwell.isEmpty());
        over = true;
        for (Future<?> one : work) {
            one.get(1, TimeUnit.MINUTES);
        }
        assertThat(logged()).as("ratings in the log").containsAll(acknowledged).doesNotHaveDuplicates();
        acknowledged.forEach(RedisFaultsIT::assertKept);
    }

    private void read(int reader, int k) {
        boolean list = k % 2 == 0;
        LiveService.Reply reply =
                service.get(list ? "/recommend?user_id=" + reader(reader) : "/user/" + reader(reader) + "/stats");
        if (list && reply.json().get("degraded").asBoolean()) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().get("source").asText()).isEqualTo("popular");
            assertThat(reply.movies()).hasSize(10);
            unwell.add(reader);
        } else if (!list && reply.status() != 200) {
            assertRefused(reply);
            unwell.add(reader);
        } else {
            assertThat(reply.json().get(list ? "ratings_used" : "ratings_live").asInt())
                    .as("the ratings of this user, and nobody else's: %s", reply.json())
                    .isEqualTo(ratings(reader));
            if (list) {
                unwell.remove(reader);
            }
        }
    }

    /** Each user and movie once, so that a rating that was held back cannot take the place of a later one. */
    private void write(int writer, int k) {
        long user = 1000L * (writer + 1) + k / 100;
        int movie = 10 * (k % 100 + 1);
        LiveService.Reply reply = service.rate(user, movie, 0.5 * (1 + k % 10));
        if (reply.status() == 200) {
            assertThat(reply.json().get("user_id").asLong()).isEqualTo(user);
            acknowledged.add("%d %d %s".formatted(user, movie, 0.5 * (1 + k % 10)));
            unwell.remove(writer);
        } else {
            assertRefused(reply);
            unwell.add(writer);
        }
    }

    private static void assertRefused(LiveService.Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(503);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
    }

    private static void assertKept(String rating) {
        String[] parts = rating.split(" ");
        assertThat(REDIS.client().hget(Keys.live(Long.parseLong(parts[0])), parts[1]))
                .as("rating %s", rating)
                .startsWith(parts[2] + "|");
    }

    private static List<String> logged() {
        List<StreamEntry> entries = new ArrayList<>();
        new RatingLog(REDIS.client()).each(null, entries::addAll);
        return entries.stream()
                .map(StreamEntry::getFields)
                .map((Map<String, String> e) -> e.get("user") + " " + e.get("movie") + " " + e.get("stars"))
                .toList();
    }

    private Future<?> keepDoing(int worker, IntConsumer request) {
        AtomicInteger count = new AtomicInteger();
        done.add(count);
        return threads.submit(() -> {
            while (!over) {
                request.accept(count.get());
                count.incrementAndGet();
            }
        });
    }

    /** Waits until each has had that many more answers; one that failed an assertion never has. */
    private void everybody(int more) {
        int[] before = done.stream().mapToInt(AtomicInteger::get).toArray();
        Eventually.until(
                "everybody gets answers",
                () -> IntStream.range(0, before.length)
                        .allMatch(w -> done.get(w).get() >= before[w] + more));
    }

    private static long reader(int reader) {
        return 500 + reader;
    }

    private static int ratings(int reader) {
        return LEAST_RATINGS + reader;
    }
}
